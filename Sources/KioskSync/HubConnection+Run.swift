import HallCore
import HubMessages
import KioskStore
import Logging
import ServiceLifecycle

extension HubConnection {
    /// Longest time without a look at the outbox, should a signal ever be missed.
    private static let longestIdle = Duration.seconds(60)
    /// How long the hub may hold a feed request open.
    private static let pollSeconds = 25
    /// Between two feed requests that brought nothing, should the hub not hold them open.
    private static let shortestPause = Duration.milliseconds(200)

    /// Runs until a graceful shutdown or a cancellation.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await self.untilEnrolled()
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.push() }
                group.addTask { await self.pull() }
            }
        }
    }

    private func untilEnrolled() async {
        var backoff = Backoff()
        while !Task.isCancelled {
            let step = await attempt { try await self.enrolIfNeeded() ?? .moved }
            guard case .pause = step else { return }
            await settle(.push, step, backoff: &backoff)
        }
    }

    private func push() async {
        var pump = PushPump(database: database, transport: transport, now: surroundings.now, log: log)
        var backoff = Backoff()
        while !Task.isCancelled {
            let grown = database.outboxChanged()
            let step = await attempt { try await pump.step() }
            switch step {
            case .idle: await surroundings.wait(atMost: Self.longestIdle, orUntil: grown)
            case .moved, .pause: await settle(.push, step, backoff: &backoff)
            }
        }
    }

    private func pull() async {
        var pump = PullPump(
            database: database, transport: transport, now: surroundings.now, log: log, waitSeconds: 0)
        var backoff = Backoff()
        while !Task.isCancelled {
            // A line that is not known to work is asked for a quick answer, so that its state is soon known.
            pump.waitSeconds = if case .up = linkStatus { Self.pollSeconds } else { 0 }
            let step = await attempt { try await pump.step() }
            await settle(.pull, step, backoff: &backoff)
            if step == .idle { try? await surroundings.clock.sleep(for: Self.shortestPause) }
        }
    }

    /// A round whose failure is of this kiosk itself, such as a full disk, is tried again like any other.
    private func attempt(_ round: () async throws -> PumpStep) async -> PumpStep {
        do {
            let step = try await round()
            guard case .pause(.notEnrolled, _) = step else { return step }
            return try await enrolAgain()
        } catch is CancellationError {
            return .idle
        } catch {
            log.error("a round of synchronisation failed", metadata: ["fault": "\(error)"])
            return .pause(.hubFault, atLeast: nil)
        }
    }

    /// A failed direction tries again after its wait, or as soon as the other one works again.
    private func settle(_ direction: LinkDirection, _ step: PumpStep, backoff: inout Backoff) async {
        guard !Task.isCancelled else { return }
        switch step {
        case .moved, .idle:
            backoff.succeeded()
            link.succeeded(direction, at: surroundings.now())
        case .pause(let trouble, let wish):
            let signals = link.recoveries(of: direction.other)
            link.failed(direction, trouble, at: surroundings.now())
            let wait = backoff.failed(random: surroundings.random(), wish: wish)
            log.debug("waiting before the next try", metadata: ["trouble": "\(trouble.rawValue)", "wait": "\(wait)"])
            await surroundings.wait(atMost: wait, orUntil: signals)
        }
    }
}
