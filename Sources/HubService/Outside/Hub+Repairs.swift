import HallCore
import HubAdapters
import HubStore
import Logging

extension Hub {
    /// Asks the utilities' 311 how the repairs stand that they have, and takes over what is mended: once.
    /// - Returns: how many were asked after.
    @discardableResult
    public func followRepairs(limit: Int = 50) async throws -> Int {
        var asked = 0
        for rule in outside.repairs {
            let now = surroundings.now()
            let due = try await store.claimFollowed(of: rule.name, limit: limit, at: now) {
                now.adding(minutes: RepairPace.minutes(age: now - $0.createdAt))
            }
            for message in due { await follow(message, at: rule) }
            asked += due.count
        }
        return asked
    }

    /// Follows repairs again and again until the task is cancelled.
    public func keepFollowingRepairs(every pause: Duration) async {
        while !Task.isCancelled {
            do {
                while try await followRepairs() > 0 {}
            } catch is CancellationError {
                return
            } catch {
                log.error("repairs could not be followed", metadata: ["fault": "\(error)"])
            }
            try? await surroundings.clock.sleep(for: pause)
        }
    }

    /// What cannot be asked now is asked again when it is due next.
    private func follow(_ message: StoredMessage, at rule: RepairRule) async {
        do {
            guard let id = try await requestID(of: message, at: rule),
                let request = try await rule.client.request(id), request.status == "closed",
                let key = IdempotencyKey(message.message.key)
            else { return }
            let report = UtilityEvent(
                id: "\(rule.name) \(id)", taskKey: key, sequence: 1, at: request.updatedAt ?? surroundings.now(),
                kind: .completed)
            _ = try await take(report, from: rule.utility)
            try await store.follow(message, reference: id, at: nil)
        } catch {
            log.warning(
                "a repair could not be followed: \(error)",
                metadata: ["system": "\(rule.name)", "key": "\(message.message.key)"])
        }
    }

    /// Nil while there is only a token.
    private func requestID(of message: StoredMessage, at rule: RepairRule) async throws -> String? {
        guard let reference = message.reference else { return nil }
        guard let token = Open311Client.token(in: reference) else { return reference }
        return try await rule.client.requestID(forToken: token)
    }
}

/// How often a repair is asked after.
///
/// | age | every |
/// | --- | --- |
/// | under an hour | minute |
/// | under a day | 10 minutes |
/// | from then on | hour |
enum RepairPace {
    static func minutes(age milliseconds: Int64) -> Int {
        switch milliseconds {
        case ..<3_600_000: 1
        case ..<86_400_000: 10
        default: 60
        }
    }
}
