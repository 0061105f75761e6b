/// Why a paper could not be drawn.
public enum PaperFault: Error, Equatable, CustomStringConvertible {
    /// The drawing library refused, with its own words.
    case drawing(String)
    /// The code on the paper could not be made.
    case code
    /// So many pages do not fit into one picture.
    case tooLong(pages: Int)

    /// What happened, for an operator; holds nothing of the paper.
    public var description: String {
        switch self {
        case .drawing(let words): "the paper cannot be drawn: \(words)"
        case .code: "the code on the paper cannot be drawn: its text is empty or too long"
        case .tooLong(let pages): "\(pages) pages do not fit into one picture; make a PDF instead"
        }
    }
}
