/// Why a helper cannot be asked.
public enum HelperFault: Error, CustomStringConvertible {
    case notStarted(program: String, code: Int32)
    case ended
    case silent
    case garbled

    public var description: String {
        switch self {
        case .notStarted(let program, let code):
            "the program \(program) does not start (error \(code)); is it installed beside kioskd?"
        case .ended: "the program ended; it is started again"
        case .silent: "the program did not answer in time; it is started again"
        case .garbled: "the program said something that is no answer; it is started again. Is it the right program?"
        }
    }
}
