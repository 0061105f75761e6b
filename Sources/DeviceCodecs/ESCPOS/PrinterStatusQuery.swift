/// What DLE EOT n asks. Answered in real time, by serial models also when offline, in error or with a full buffer.
public enum PrinterStatusQuery: UInt8, CaseIterable, Sendable {
    case printer = 1
    case offlineCause = 2
    case error = 3
    case paper = 4

    public var bytes: [UInt8] { [0x10, 0x04, rawValue] }
}
