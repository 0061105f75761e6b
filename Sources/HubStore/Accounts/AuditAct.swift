/// What the audit trail records.
public enum AuditAct: String, Hashable, Sendable, CaseIterable {
    case signedIn, signInRefused, signedOut, elevated
    case passwordChanged, secondFactorEnrolled, recoveryCodeUsed
    case caseOpened, fieldsSeen, fieldsChanged, searched, exported
    case acted, assigned, handedOver
    case staffAdded, postsChanged, staffDeactivated, staffReactivated, passwordReset, secondFactorReset, lockLifted
    case kioskEnrolled, kioskRevoked, kioskAdmitted, kioskCodeWithdrawn
    case packBrought, packActivated, packCalledOff, hallChanged, refunded
    /// The library of licences was asked about a holder.
    case licencesAsked
    /// What an outside system did not take was sent once more.
    case sentAgain
    /// A utility's system fetched a paper of its task.
    case paperFetched
    /// Somebody tried what their posts do not allow.
    case refused

    /// What people read.
    public var title: String {
        switch self {
        case .signedIn: "登录"
        case .signInRefused: "登录失败"
        case .signedOut: "退出"
        case .elevated: "再次验证身份"
        case .passwordChanged: "修改密码"
        case .secondFactorEnrolled: "绑定动态口令"
        case .recoveryCodeUsed: "使用备用码"
        case .caseOpened: "查看办件"
        case .fieldsSeen: "查看完整个人信息"
        case .fieldsChanged: "修改办件内容"
        case .searched: "查询办件"
        case .exported: "导出"
        case .acted: "办理环节"
        case .assigned: "指派项目经理"
        case .handedOver: "交接材料"
        case .staffAdded: "新增人员"
        case .postsChanged: "调整岗位"
        case .staffDeactivated: "停用账号"
        case .staffReactivated: "启用账号"
        case .passwordReset: "重置密码"
        case .secondFactorReset: "解除动态口令"
        case .lockLifted: "解除锁定"
        case .kioskEnrolled: "登记终端"
        case .kioskRevoked: "停用终端"
        case .kioskAdmitted: "发放终端登记码"
        case .kioskCodeWithdrawn: "收回终端登记码"
        case .packBrought: "导入政策包"
        case .packActivated: "启用政策包"
        case .packCalledOff: "取消启用政策包"
        case .hallChanged: "修改大厅信息"
        case .refunded: "登记退款"
        case .licencesAsked: "查询电子证照"
        case .sentAgain: "重新发送给外部系统"
        case .paperFetched: "单位的系统取走材料"
        case .refused: "越权操作被拒绝"
        }
    }
}

extension AuditEvent {
    /// The act as people read it; its text where this version does not know it.
    public var title: String { AuditAct(rawValue: act)?.title ?? act }
}
