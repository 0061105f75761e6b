/// What an administrator does to an account.
enum MemberAct: String {
    case posts, disable, enable, lock, factor, password

    /// What people read when it is done.
    var done: String? {
        switch self {
        case .posts: "岗位已经调整，从对方打开的下一个页面起生效。"
        case .disable: "账号已经停用，对方的登录都已退出。"
        case .enable: "账号已经启用。"
        case .lock: "锁定已经解除，现在就可以重新登录。"
        case .factor: "动态口令已经解除，对方下次登录只用密码。"
        case .password: nil
        }
    }
}
