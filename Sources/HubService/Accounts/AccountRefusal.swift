public import HallCore

/// Why something about accounts is not done.
public enum AccountRefusal: Error, Hashable, Sendable {
    case notAllowed(PermitRefusal)
    /// Right, but it has to be proved once more who it is.
    case stepUpNeeded
    /// A code was not given, or the wrong one.
    case wrongCode
    case wrongPassword
    case locked(until: Timestamp)
    case password(PasswordProblem)
    case reasonMissing
    /// The session is over.
    case signInAgain
    /// Nobody changes their own posts, password or state as an administrator.
    case yourself
    case unknown
    case exists
    /// The work number cannot be one.
    case badWorkNumber
    case nameMissing
    case nameTooLong
    /// A post that nobody can hold, or in no division.
    case badPost(Post)

    /// What people read.
    /// - Parameter pack: names the offices.
    public func message(in pack: PolicyPack) -> String {
        switch self {
        case .notAllowed(let refusal): refusal.message(in: pack)
        case .stepUpNeeded: "这一步要再次验证身份，请输入动态口令或密码"
        case .wrongCode: "动态口令不对，请看手机上现在的 \(OneTimeCode.digits) 位数字再输一次"
        case .wrongPassword: "密码不对，请重新输入"
        case .locked(let until): "输错的次数太多，请在 \(until.clock) 以后再试"
        case .password(let problem): problem.message
        case .reasonMissing: "请写明查看完整信息的原因"
        case .signInAgain: "登录已经失效，请重新登录"
        case .yourself: "不能这样更改自己的账号，请由另一位管理员办理"
        case .unknown: "没有这个工号，请核对"
        case .exists: "这个工号已经有人使用，请换一个"
        case .badWorkNumber: "工号只能用字母、数字和短横线，最多 32 位"
        case .nameMissing: "请填写姓名"
        case .nameTooLong: "姓名太长，请减到 \(Accounts.longestName) 个字以内"
        case .badPost(let post): "岗位“\(post.party.title(in: pack))”不能这样安排，请重新选择"
        }
    }
}
