/// Why a text could not become a QR code.
public enum QRProblem: Error, Equatable, CustomStringConvertible {
    /// There is nothing to encode.
    case empty
    /// The bytes do not fit into the largest code (version 40) at the wanted correction.
    case tooLong(bytes: Int)

    /// What happened, for an operator; holds no part of the text.
    public var description: String {
        switch self {
        case .empty: "a QR code needs at least one byte of text"
        case .tooLong(let bytes): "\(bytes) bytes do not fit into one QR code; shorten the text"
        }
    }
}
