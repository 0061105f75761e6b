/// What a member of staff may do, by the posts they hold.
///
/// Everything that is not in ``extent(of:for:)`` is refused.
public struct Permit: Sendable, Hashable {
    /// How far a permission goes.
    public enum Extent: Sendable, Hashable {
        /// Wherever the post holds.
        case place
        /// For the cases that the office handles.
        case ownCases
    }

    public let workNumber: String
    public let posts: [Post]

    /// Gathers its parts.
    public init(workNumber: String, posts: [Post]) {
        self.workNumber = workNumber
        self.posts = posts
    }

    /// The table: how far a role may do an act; nil if not at all.
    public static func extent(of act: Act.Kind, for role: Role) -> Extent? {
        switch role {
        case .window: [.seeInbox: .place, .openCase: .ownCases, .act: .ownCases, .assign: .ownCases][act]
        case .utility, .department, .manager: [.seeInbox: .place, .openCase: .ownCases, .act: .ownCases][act]
        case .supervisor:
            [
                .seeInbox: .place, .openCase: .ownCases, .act: .ownCases, .assign: .ownCases, .seeDashboards: .place,
                .seeAudit: .place, .export: .place,
            ][act]
        case .administrator:
            [
                .seeAudit: .place, .manageStaff: .place, .manageKiosks: .place, .managePacks: .place,
                .settlePayments: .place,
            ][act]
        }
    }

    /// The post that allows an act which is about no single case.
    /// - Parameter division: where it would take effect.
    /// - Throws: what people read, and who may do it instead.
    public func check(_ act: Act, in division: String) throws(PermitRefusal) -> Post {
        let able = try able(act)
        guard let post = able.first(where: { extent(of: act, for: $0) == .place && $0.covers(division: division) })
        else { throw .notYourPlace(act.kind, division: division) }
        return post
    }

    /// The post that allows an act on a case.
    /// - Throws: what people read, and who may do it instead.
    public func check(_ act: Act, on parties: CaseParties) throws(PermitRefusal) -> Post {
        let able = try able(act)
        guard let post = able.first(where: { $0.handles(parties, workNumber: workNumber) }) else {
            throw .notYourCase(act.kind, parties)
        }
        return post
    }

    /// Whether an act would be allowed somewhere, for what a menu shows.
    public func offers(_ act: Act) -> Bool {
        (try? able(act)) != nil
    }

    private func able(_ act: Act) throws(PermitRefusal) -> [Post] {
        let able = posts.filter { extent(of: act, for: $0) != nil }
        guard !able.isEmpty else { throw .notYourOffice(act, having: posts.map(\.party)) }
        return able
    }

    /// Nobody acts for another office, and nobody for the applicant or the system.
    private func extent(of act: Act, for post: Post) -> Extent? {
        if case .act(let offices) = act, !offices.contains(post.party) { return nil }
        return post.party.role.flatMap { Self.extent(of: act.kind, for: $0) }
    }
}
