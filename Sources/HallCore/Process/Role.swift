/// What kind of office a member of staff holds; what is allowed is said per role.
public enum Role: String, Codable, Sendable, Hashable, CaseIterable {
    case window, utility, department, manager, supervisor, administrator

    /// What people read, `综合窗口`.
    public var title: String {
        switch self {
        case .window: "综合窗口"
        case .utility: "公用事业企业"
        case .department: "审批部门"
        case .manager: "项目经理"
        case .supervisor: "监督人员"
        case .administrator: "管理员"
        }
    }
}

extension Party {
    /// The role that speaks for this office; nil for the applicant and the system, who hold no post.
    public var role: Role? {
        switch self {
        case .window: .window
        case .utility: .utility
        case .department: .department
        case .manager: .manager
        case .supervisor: .supervisor
        case .administrator: .administrator
        case .applicant, .system: nil
        }
    }
}
