public import Logging
import Synchronization

/// The newest lines of the daemon's own log, for a page: without anything that could be somebody's. In memory only; the
/// system's journal has them all.
public final class RecentEvents: Sendable {
    /// Lines that are kept.
    public static let kept = 200

    private let lines = Mutex<[String]>([])

    public init() {}

    /// The newest last.
    public var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) {
        lines.withLock { $0 = ($0 + [line]).suffix(Self.kept) }
    }

    /// A handler that keeps what is logged at `info` and above.
    ///
    /// - Parameter clock: The time now as a line begins with it.
    public func handler(clock: @escaping @Sendable () -> String) -> any LogHandler {
        RecentEventsHandler(events: self, clock: clock)
    }
}

private struct RecentEventsHandler: LogHandler {
    let events: RecentEvents
    let clock: @Sendable () -> String
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let own = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        events.add(EventMask.masked("\(clock()) \(event.level) \(event.message)\(own)"))
    }
}

/// Takes out of a log line whatever could belong to a person: numbers as long as a phone's, case numbers, and every
/// Chinese character, for names and roads are written in them and the log is not.
enum EventMask {
    static func masked(_ line: String) -> String {
        withoutHan(line)
            .replacing(#/\d{4}-\d{6}-[A-Z]{2}\d{2,3}[A-Z]-[0-9A-Z-]+/#, with: "…")
            .replacing(#/[0-9][0-9 \-]{5,}[0-9Xx]/#, with: "…").replacing(#/…+/#, with: "…")
    }

    /// Beyond ASCII the program writes no letter of its own.
    private static func withoutHan(_ line: String) -> String {
        String(line.flatMap { $0.isASCII || !$0.isLetter ? [$0] : ["…"] as [Character] })
    }
}
