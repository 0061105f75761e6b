import Synchronization

/// Who in this process listens at which channel.
final class ChannelListeners: Sendable {
    private struct State {
        var next = 0
        var streams: [String: [Int: AsyncStream<String>.Continuation]] = [:]
        /// Channels whose payloads arrive; nil where all do.
        var live: Set<String>?
        var closed = false
    }

    private let state: Mutex<State>

    /// How many payloads wait for a slow reader before they become one empty payload.
    private static let backlog = 1024

    /// - Parameter local: whether all payloads come from this process, so that listening begins at once.
    init(local: Bool) {
        state = Mutex(State(live: local ? nil : []))
    }

    /// A new stream at the channel; it ends when its reader does, or with ``close()``.
    func listen(_ channel: String) -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: String.self, bufferingPolicy: .bufferingNewest(Self.backlog))
        let added = state.withLock { state -> (number: Int, live: Bool)? in
            guard !state.closed else { return nil }
            state.next += 1
            state.streams[channel, default: [:]][state.next] = continuation
            return (state.next, state.live?.contains(channel) ?? true)
        }
        guard let added else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.forget(added.number, at: channel) }
        if added.live { continuation.yield("") }
        return stream
    }

    /// The channel's payloads arrive from now on; what came before may have been missed.
    func began(_ channel: String) {
        state.withLock { _ = $0.live?.insert(channel) }
        tell(channel, "")
    }

    /// No payloads arrive until ``began(_:)`` says so again.
    func interrupted() {
        state.withLock { if $0.live != nil { $0.live = [] } }
    }

    /// Gives the payload to everyone at the channel.
    func tell(_ channel: String, _ payload: String) {
        for continuation in state.withLock({ Array($0.streams[channel, default: [:]].values) }) {
            // What is pushed out of a full buffer is replaced by "anything may have changed".
            if case .dropped = continuation.yield(payload) { continuation.yield("") }
        }
    }

    /// The channels that someone listens at.
    var channels: Set<String> {
        state.withLock { Set($0.streams.keys) }
    }

    /// Ends all streams.
    func close() {
        let streams = state.withLock { state in
            defer { state.streams = [:] }
            state.closed = true
            return state.streams.values.flatMap(\.values)
        }
        for stream in streams { stream.finish() }
    }

    private func forget(_ number: Int, at channel: String) {
        state.withLock { state in
            state.streams[channel]?[number] = nil
            if state.streams[channel]?.isEmpty == true { state.streams[channel] = nil }
        }
    }
}
