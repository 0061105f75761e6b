import Foundation
import Synchronization

/// Listens on a connection of its own, from the first listener on, and comes back after every loss.
final class PostgresListener: Sendable {
    let listeners = ChannelListeners(local: false)
    private let door: PostgresDoor
    private let wake: WakePipe
    private let closed = Atomic(false)

    /// - Parameter door: for its settings; the listener tries at its own pace whatever the others met.
    init(_ door: PostgresDoor) throws {
        self.door = door
        wake = try WakePipe()
    }

    /// Starts the thread.
    func start() {
        let thread = Thread { [self] in run() }
        thread.name = "postgres-listen"
        thread.start()
    }

    func listen(_ channel: String) -> AsyncStream<String> {
        let stream = listeners.listen(channel)
        wake.ring()
        return stream
    }

    func close() {
        closed.store(true, ordering: .releasing)
        listeners.close()
        wake.ring()
    }

    private var isClosed: Bool { closed.load(ordering: .acquiring) }

    private func run() {
        var failures = 0
        while !isClosed {
            guard !listeners.channels.isEmpty else {
                wake.wait()
                continue
            }
            do {
                let link = try PostgresLink(door.settings)
                failures = 0
                try attend(link)
            } catch {
                listeners.interrupted()
                failures += 1
                wake.wait(for: door.timing.backoff(failures))
            }
        }
    }

    /// Passes on what arrives until the connection breaks or the listener is closed.
    private func attend(_ link: PostgresLink) throws {
        var heard: Set<String> = []
        while !isClosed {
            for channel in listeners.channels.subtracting(heard) where TransactionNotes.isChannel(channel) {
                try link.command("LISTEN \(channel)")
                heard.insert(channel)
                listeners.began(channel)
            }
            for (channel, payload) in try link.notifications() { listeners.tell(channel, payload) }
            wake.wait(with: link.socket)
        }
    }
}
