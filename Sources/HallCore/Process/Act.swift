/// Something a member of staff may want to do at the centre.
public enum Act: Sendable, Hashable {
    case seeInbox
    /// See a case, its lanes and its papers.
    case openCase
    /// Do a step of a case that one of these offices has to do.
    case act(as: [Party])
    /// Give a case to a project manager.
    case assign
    case seeDashboards
    case seeAudit
    case manageStaff
    case manageKiosks
    case managePacks
    /// See what was paid and mark what was given back.
    case settlePayments
    /// Take lists out of the system.
    case export

    /// The act without its details, for the table of what is allowed.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case seeInbox, openCase, act, assign, seeDashboards, seeAudit, manageStaff, manageKiosks, managePacks
        case settlePayments, export
    }

    /// What kind of act it is.
    public var kind: Kind {
        switch self {
        case .seeInbox: .seeInbox
        case .openCase: .openCase
        case .act: .act
        case .assign: .assign
        case .seeDashboards: .seeDashboards
        case .seeAudit: .seeAudit
        case .manageStaff: .manageStaff
        case .manageKiosks: .manageKiosks
        case .managePacks: .managePacks
        case .settlePayments: .settlePayments
        case .export: .export
        }
    }

    /// Whether who is signed in has to prove once more that it is them.
    public var needsStepUp: Bool {
        switch self {
        case .manageStaff, .manageKiosks, .managePacks, .settlePayments, .export: true
        case .seeInbox, .openCase, .act, .assign, .seeDashboards, .seeAudit: false
        }
    }
}

extension Act.Kind {
    /// What people read, after 办理 or in quotation marks.
    public var title: String {
        switch self {
        case .seeInbox: "查看待办"
        case .openCase: "查看办件"
        case .act: "办理这一步"
        case .assign: "指派项目经理"
        case .seeDashboards: "查看统计"
        case .seeAudit: "查看审计记录"
        case .manageStaff: "管理人员"
        case .manageKiosks: "管理终端"
        case .managePacks: "管理政策包"
        case .settlePayments: "处理缴费和退款"
        case .export: "导出"
        }
    }
}
