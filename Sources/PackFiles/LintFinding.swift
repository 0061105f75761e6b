/// Something about a pack's content that an author should look at.
public struct LintFinding: Codable, Sendable, Hashable, CustomStringConvertible {
    /// Whether a pack may be used in spite of it.
    public enum Severity: String, Codable, Sendable {
        /// A program must not work with the pack.
        case error
        case warning
    }

    /// How grave it is.
    public var severity: Severity
    /// The file it stands in, `deadlines.yaml`.
    public var file: String
    /// The key path, `deadlines.connection.stage`.
    public var path: String
    /// What is wrong.
    public var message: String

    /// `file: path: severity: message`.
    public var description: String { "\(file): \(path): \(severity.rawValue): \(message)" }
}
