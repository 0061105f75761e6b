/// A paper that a window prints again, and whether the case has come so far that there is one.
public struct PrintedPaper: Sendable, Hashable, Identifiable {
    /// The id of a paper of the pack.
    public var id: String
    public var title: String
    /// How often it was printed again.
    public var reprints: Int

    /// What a paper is called; its id where the pack has none of that id.
    public static func title(_ id: String, in pack: PolicyPack) -> String {
        pack.papers.first { $0.id == id }?.title ?? id
    }
}
