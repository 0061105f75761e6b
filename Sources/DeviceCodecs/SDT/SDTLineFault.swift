/// What was wrong with bytes that looked like a frame. Never a statement about the card.
public enum SDTLineFault: Hashable, Sendable, CustomStringConvertible {
    /// The checksum does not fit the bytes.
    case checksumWrong
    /// The length field says what no answer has.
    case lengthOutOfRange(Int)
    /// A frame too short for an answer: the line sends the host's own request back.
    case echo

    public var description: String {
        switch self {
        case .checksumWrong: "an answer with a wrong checksum"
        case .lengthOutOfRange(let length): "an answer with the impossible length \(length)"
        case .echo: "the host's own request came back; check the line for an echo"
        }
    }
}
