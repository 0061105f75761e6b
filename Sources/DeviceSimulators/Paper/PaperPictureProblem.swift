/// Why a picture of paper could not be written.
public enum PaperPictureProblem: Error, Equatable, CustomStringConvertible {
    /// libpng refused; its message.
    case notWritten(path: String, reason: String)

    /// The file and the reason.
    public var description: String {
        switch self {
        case .notWritten(let path, let reason): "the paper's picture \(path) could not be written: \(reason)"
        }
    }
}
