/// Why something is not allowed, and who may do it instead.
public enum PermitRefusal: Error, Sendable, Hashable {
    /// No post of theirs is for that.
    case notYourOffice(Act, having: [Party])
    /// A post of theirs is for that, but not in this division.
    case notYourPlace(Act.Kind, division: String)
    /// A post of theirs is for that, but this case is handled by others.
    case notYourCase(Act.Kind, CaseParties)

    /// What people read.
    /// - Parameter pack: names the utilities, departments and halls.
    public func message(in pack: PolicyPack) -> String {
        switch self {
        case .notYourOffice(let act, []):
            "您的账号还没有岗位，不能\(act.kind.title)，请联系\(Role.administrator.title)安排岗位"
        case .notYourOffice(let act, let own):
            "“\(act.kind.title)”由\(Self.holders(of: act, in: pack))办理；您的岗位是\(Self.list(own, in: pack))，请联系他们办理"
        case .notYourPlace(let kind, let division):
            "您的岗位不在区划 \(division) 内，不能在那里\(kind.title)，请联系那里的\(Self.roles(for: kind))"
        case .notYourCase(let kind, let parties):
            "这个办件由\(Self.offices(of: parties, in: pack))办理，不在您的岗位范围内，不能\(kind.title)，请联系他们办理"
        }
    }

    private static func holders(of act: Act, in pack: PolicyPack) -> String {
        guard case .act(let offices) = act else { return roles(for: act.kind) }
        return list(offices, in: pack)
    }

    private static func roles(for kind: Act.Kind) -> String {
        Role.allCases.filter { Permit.extent(of: kind, for: $0) != nil }.map(\.title).joined(separator: "、")
    }

    private static func offices(of parties: CaseParties, in pack: PolicyPack) -> String {
        let hall = parties.hall.flatMap { id in pack.halls.first { $0.id == id }?.name } ?? ""
        return hall + list(parties.offices(in: pack), in: pack)
    }

    private static func list(_ parties: [Party], in pack: PolicyPack) -> String {
        var titles: [String] = []
        for title in parties.map({ $0.title(in: pack) }) where !titles.contains(title) { titles.append(title) }
        return titles.joined(separator: "、")
    }
}
