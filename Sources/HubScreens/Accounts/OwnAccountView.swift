import HallCore
import HubService
import HubStore

/// One's own account.
struct OwnAccountView {
    var head: HeadView
    var name: String
    var workNumber: String
    var division: String
    var posts: [String]
    var hasSecondFactor: Bool
    var done: String?

    init(_ staff: SignedInStaff, packs: PackShelf, done: String?) {
        head = HeadView(staff)
        name = staff.name
        workNumber = staff.id.workNumber
        division = staff.id.division
        posts = staff.permit.posts.map { PostText.text($0, packs: packs) }
        hasSecondFactor = staff.hasSecondFactor
        self.done = done == "password" ? "密码已经修改，其他地方的登录都已退出。" : nil
    }
}

/// The page to change one's password on.
struct PasswordView {
    var head: HeadView
    /// The password was made by somebody else and has to be changed now.
    var isDuty: Bool
    var workNumber: String
    var fault: FaultView?

    init(_ staff: SignedInStaff, fault: FaultView? = nil) {
        head = HeadView(staff)
        isDuty = staff.duty == .changePassword
        workNumber = staff.id.workNumber
        self.fault = fault
    }
}

/// A post in words.
enum PostText {
    /// `随州市水务公司（区划 421300）`
    static func text(_ post: Post, packs: PackShelf) -> String {
        let pack = packs.pack(naming: post.division)
        let office = pack.map { post.party.title(in: $0) } ?? post.party.description
        let hall = post.hall.map { id in pack?.halls.first { $0.id == id }?.name ?? id }
        return "\(office)（\(["区划 \(post.division)", hall].compactMap(\.self).joined(separator: "，"))）"
    }
}
