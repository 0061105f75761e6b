/// A request to an identity-card module (GA 467). The module answers each with one answer and never speaks first.
public enum SDTRequest: Hashable, Sendable {
    case resetModule
    case moduleState
    case moduleNumber
    case findCard
    case selectCard
    /// Text and photo.
    case readBase
    /// Text, photo and fingerprints.
    case readBaseWithFingerprint
    /// The newest address added after the card was issued.
    case readNewAddress
    /// The chip's management numbers.
    case readChipNumbers
    /// The largest radio frame in bytes, 24 to 255.
    case setLargestRadioFrame(UInt8)
    /// Takes effect after the answer; the module then wants 5 ms of silence.
    case setBaudRate(SDTBaudRate)

    /// CMD, PARA and data as they stand in the frame.
    public var frame: SDTFrame {
        switch self {
        case .resetModule: .request(command: 0x10, parameter: 0xFF)
        case .moduleState: .request(command: 0x11, parameter: 0xFF)
        case .moduleNumber: .request(command: 0x12, parameter: 0xFF)
        case .findCard: .request(command: 0x20, parameter: 0x01)
        case .selectCard: .request(command: 0x20, parameter: 0x02)
        case .readBase: .request(command: 0x30, parameter: 0x01)
        case .readBaseWithFingerprint: .request(command: 0x30, parameter: 0x10)
        case .readNewAddress: .request(command: 0x30, parameter: 0x03)
        case .readChipNumbers: .request(command: 0x30, parameter: 0x05)
        case .setLargestRadioFrame(let bytes): .request(command: 0x61, parameter: 0xFF, data: [bytes])
        case .setBaudRate(let rate): .request(command: 0x60, parameter: rate.rawValue)
        }
    }

    /// The bytes that go over the line.
    public var bytes: [UInt8] { frame.encoded() }
}
