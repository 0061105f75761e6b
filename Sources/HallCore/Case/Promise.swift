/// A time limit that the city promises for one lane, as fixed when the case was submitted.
public struct Promise: Codable, Sendable, Hashable {
    /// The id of the pack's deadline.
    public var id: String
    /// What is promised: `接入`.
    public var title: String
    /// How it is counted.
    public var kind: DueRule.Kind
    /// When it is due; absent when the document gives no hour that can be computed yet.
    public var due: DueTime?
    /// The last hour, where the document states two limits.
    public var legal: DueTime?
    /// Where the document says so.
    public var cite: Citation
    /// What people read instead of an hour, when ``due`` is absent.
    public var unstatedText: String?

    /// Makes a promise of its parts.
    public init(
        id: String, title: String, kind: DueRule.Kind, due: DueTime?, legal: DueTime? = nil, cite: Citation,
        unstatedText: String? = nil
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.due = due
        self.legal = legal
        self.cite = cite
        self.unstatedText = unstatedText
    }
}
