/// Where a rule stands: document number and section.
public struct Citation: Codable, Sendable, Hashable {
    /// The document's number, `随建文〔2023〕7号`.
    public var doc: String
    /// The section, `二(一)3`.
    public var section: String

    /// Makes a citation.
    public init(doc: String, section: String) {
        self.doc = doc
        self.section = section
    }

    /// `随建文〔2023〕7号 二(一)3`.
    public var text: String { "\(doc) \(section)" }
}
