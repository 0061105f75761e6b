import HallCore
import HubService
import HubStore

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
