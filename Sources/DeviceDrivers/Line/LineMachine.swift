/// What decides about one device: a value that is told what happened and says what to do. It does no I/O and reads no
/// clock; times are durations since the driver's start.
protocol LineMachine: Sendable {
    /// What the driver tells the outside.
    associatedtype Report: Sendable
    /// What the outside asks of the driver.
    associatedtype Command: Sendable

    /// When ``LineEvent/timePassed`` is wanted next; nil when nothing is waited for.
    var deadline: Duration? { get }

    mutating func happened(_ event: LineEvent<Command>, at now: Duration) -> [LineAction<Report>]
}

/// What happens to a device's line.
enum LineEvent<Command: Sendable>: Sendable {
    case opened
    case openingFailed(PortFault)
    /// Unplugged, or given up by ``LineAction/close``.
    case closed
    case received([UInt8])
    /// All bytes of the last ``LineAction/send(_:within:)`` are with the system.
    case sent
    /// The device did not take the bytes in time; some may have gone out.
    case sendingOverdue
    case timePassed
    case asked(Command)
}

/// What to do with a device's line.
enum LineAction<Report: Sendable>: Sendable {
    /// Must be the last action of its list: what follows it is decided when it has ended.
    case send([UInt8], within: Duration)
    /// Drop what the system holds in both directions.
    case flush
    case setBaudRate(Int)
    /// Give the port up; it is opened anew after a while.
    case close
    case report(Report)
}

extension LineAction {
    /// Whether bytes go out.
    var isSending: Bool {
        switch self {
        case .send: true
        case .flush, .setBaudRate, .close, .report: false
        }
    }
}
