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
    /// The file it stands in, `zhoukou/deadlines.yaml`.
    public var file: String
    /// The line the entry begins on, from 1.
    public var line: Int?
    /// The key path, `deadlines.connection.stage`.
    public var path: String
    /// What is wrong.
    public var message: String
    /// The article the entry rests on.
    public var cite: String?

    /// `file:line: path: severity: message（article）`.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(path): \(severity.rawValue): \(message)" + (cite.map { "（\($0)）" } ?? "")
    }
}

extension LintFinding {
    /// What cannot be read is a finding too.
    public init(_ fault: PackFileError) {
        let place = fault.place
        self.init(
            severity: .error, file: place.file, line: place.line, path: place.path, message: fault.message, cite: nil)
    }
}
