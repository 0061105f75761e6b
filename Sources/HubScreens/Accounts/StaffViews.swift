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

/// One account, before an administrator.
struct MemberView {
    var head: HeadView
    var workNumber: String
    var division: String
    var name: String
    var action: String
    var isActive: Bool
    /// Nobody changes their own account here.
    var isSelf: Bool
    var hasSecondFactor: Bool
    var posts: PostRowsView
    var postTexts: [String]
    var done: String?
    var fault: FaultView?

    init(_ member: StaffMember, staff: SignedInStaff, packs: PackShelf) {
        head = HeadView(staff)
        workNumber = member.id.workNumber
        division = member.id.division
        name = member.name
        action = Self.path(of: member.id)
        isActive = member.isActive
        isSelf = member.id == staff.id
        hasSecondFactor = member.secondFactor.isEnrolled
        posts = PostRowsView(
            member.posts.map { PostRow($0) }, division: member.id.division, staff: staff, packs: packs)
        postTexts = member.posts.map { PostText.text($0, packs: packs) }
    }

    static func path(of id: StaffID) -> String {
        "/staff/\(id.division)/\(id.workNumber)"
    }
}

/// What was typed for somebody new.
struct NewMember {
    var name = ""
    var number = ""
    var rows: [PostRow] = []
}

/// The page to add somebody on.
struct NewMemberView {
    var head: HeadView
    var division: String
    var name: String
    var number: String
    var posts: PostRowsView
    var fault: FaultView?

    init(_ form: NewMember, division: String, staff: SignedInStaff, packs: PackShelf, fault: FaultView?) {
        head = HeadView(staff)
        self.division = division
        (name, number) = (form.name, form.number)
        posts = PostRowsView(form.rows, division: division, staff: staff, packs: packs)
        self.fault = fault
    }
}

/// A password to begin with, shown once.
struct FirstPasswordView {
    var head: HeadView
    var workNumber: String
    var password: String
    var href: String
}
