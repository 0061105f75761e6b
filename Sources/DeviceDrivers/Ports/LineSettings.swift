/// How a serial line is set: always 8 data bits, no parity, 1 stop bit.
public struct LineSettings: Hashable, Sendable {
    public enum FlowControl: String, Hashable, Sendable, Codable {
        case none
        /// RTS and CTS. A printer's DTR has to be wired to the host's CTS, since Linux knows no DTR/DSR flow control.
        case hardware
        /// XON and XOFF.
        case software
    }

    /// Bits a second, one of the standard speeds from 1200 to 230400.
    public var baudRate: Int
    public var flowControl: FlowControl

    public init(baudRate: Int, flowControl: FlowControl = .none) {
        self.baudRate = baudRate
        self.flowControl = flowControl
    }

    /// How long `bytes` take on the line, ten bits each.
    public func lineTime(bytes: Int) -> Duration {
        .microseconds(bytes * 10_000_000 / max(1, baudRate))
    }
}
