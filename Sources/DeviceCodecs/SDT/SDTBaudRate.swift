/// Line speeds a module can be set to; the raw value is the parameter of the request. A module keeps its speed when
/// it loses power, so one of unknown history may be at any of them.
public enum SDTBaudRate: UInt8, CaseIterable, Sendable {
    case baud115200 = 0
    case baud57600 = 1
    case baud38400 = 2
    case baud19200 = 3
    case baud9600 = 4

    /// Bits a second.
    public var bitsPerSecond: Int {
        switch self {
        case .baud115200: 115_200
        case .baud57600: 57_600
        case .baud38400: 38_400
        case .baud19200: 19_200
        case .baud9600: 9_600
        }
    }
}
