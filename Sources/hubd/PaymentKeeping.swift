import HallCore
import HubService
import Logging
import ServiceLifecycle

/// Ends orders whose time is over, and compares each day that has passed with the gateway's list, from two in the
/// morning on. Every hub does both; the store sees to it that nothing happens twice.
struct PaymentKeeping: Service {
    private static let compareFrom = 2 * 60

    let hub: Hub
    let log: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var compared: CivilDate?
            repeat {
                await sweep()
                if let day = due(after: compared), await compare(day) { compared = day }
            } while (try? await Task.sleep(for: .seconds(15))) != nil
        }
    }

    private func sweep() async {
        do {
            try await hub.sweepPayments()
        } catch {
            log.error("open payments could not be looked after, trying again", metadata: ["cause": "\(error)"])
        }
    }

    /// Yesterday, unless it was compared already or the night is too young.
    private func due(after compared: CivilDate?) -> CivilDate? {
        let now = hub.surroundings.now()
        let yesterday = now.adding(minutes: -24 * 60).date
        return now.minuteOfDay >= Self.compareFrom && compared != yesterday ? yesterday : nil
    }

    private func compare(_ day: CivilDate) async -> Bool {
        do {
            let result = try await hub.reconcilePayments(on: day)
            if let open = result?.open, !open.isEmpty {
                log.error("payments differ from the gateway's list", metadata: ["day": "\(day.iso)"])
            }
            return true
        } catch {
            log.warning("payments could not be compared, trying again", metadata: ["cause": "\(error)"])
            return false
        }
    }
}
