import HallCore
import HubService
import HubStore

/// The staff of a division.
struct StaffListView {
    struct Row {
        var workNumber: String
        var name: String
        var href: String
        var posts: [String]
        var state: String
        var stateClass: String
        var secondFactor: String
    }

    var head: HeadView
    var division: String
    var divisions: [DivisionTab]
    var hasDivisions: Bool
    var rows: [Row]
    var hasRows: Bool

    init(_ members: [StaffMember], division: String, staff: SignedInStaff, packs: PackShelf) {
        head = HeadView(staff)
        self.division = division
        divisions = DivisionTab.tabs("/staff", for: .manageStaff, current: division, staff: staff, packs: packs)
        hasDivisions = !divisions.isEmpty
        rows = members.map { member in
            Row(
                workNumber: member.id.workNumber, name: member.name, href: MemberView.path(of: member.id),
                posts: member.posts.map { PostText.text($0, packs: packs) },
                state: member.isActive ? member.mustChangePassword ? "待改密码" : "在用" : "已停用",
                stateClass: member.isActive ? member.mustChangePassword ? "ask" : "ended" : "stopped",
                secondFactor: member.secondFactor.isEnrolled ? "已绑定" : "未绑定")
        }
        hasRows = !rows.isEmpty
    }
}

/// A link to the same page of another division; there is none as long as there is only one.
struct DivisionTab {
    var title: String
    var href: String
    var isCurrent: Bool

    static func tabs(
        _ path: String, for act: Act, current: String, staff: SignedInStaff, packs: PackShelf
    ) -> [DivisionTab] {
        var divisions = packs.divisions.map(\.division)
        for division in [staff.id.division, current] where !divisions.contains(division) { divisions.append(division) }
        let allowed = divisions.filter { (try? staff.permit.check(act, in: $0)) != nil }
        guard allowed.count > 1 else { return [] }
        return allowed.map { DivisionTab(title: "区划 \($0)", href: "\(path)?division=\($0)", isCurrent: $0 == current) }
    }
}
