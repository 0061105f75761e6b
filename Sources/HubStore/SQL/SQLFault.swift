/// Why the database did not do what it was told. No value of a statement or a row is ever in it.
public enum SQLFault: Error, Hashable, Sendable {
    /// A row contradicts a rule of the schema; the engine's name or text of that rule.
    case constraint(String)
    /// Others kept it occupied for too long, or every permitted attempt met a conflict. Nothing was changed.
    case busy
    /// It cannot be reached or cannot write. Nothing was changed.
    case unavailable(String)
    /// The connection broke while the commit was under way: the change is there whole, or not at all. Look before
    /// doing it again, or do it again under the same key.
    case unsettled(String)
    /// The statement is wrong or not permitted; the engine's code and text.
    case refused(code: String, message: String)
}

extension SQLFault: CustomStringConvertible {
    /// What an operator reads.
    public var description: String {
        switch self {
        case .constraint(let rule):
            "the database keeps a rule that this change breaks (\(rule)); nothing was changed"
        case .busy:
            "the database was busy with other changes for too long; nothing was changed, try again"
        case .unavailable(let reason):
            "the database cannot be used now (\(reason)); check that it runs and can be reached"
        case .unsettled(let reason):
            "the database broke off while it stored a change (\(reason)); the change may be there, ask before repeating"
        case .refused(let code, let message):
            "the database refused a statement (\(code): \(message)); schema and program may be of different versions"
        }
    }
}
