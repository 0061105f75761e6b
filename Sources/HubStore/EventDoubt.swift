/// Why a stored event did not become what it says; a closed list, so that the page has words for each.
public enum EventDoubt: String, Hashable, Sendable, CaseIterable {
    case envelopeUnreadable = "envelope-unreadable"
    case caseUnreadable = "case-unreadable"
    case receiptUnreadable = "receipt-unreadable"
    case wishUnreadable = "wish-unreadable"
    /// The event names another case than the one it carries.
    case otherCase = "other-case"
    /// The case names another kiosk than the one that sent it.
    case otherKiosk = "other-kiosk"
    /// The case belongs to another division than the kiosk that sent it.
    case otherDivision = "other-division"
    case noLane = "no-lane"
    /// Two lanes for one utility, or a version below zero.
    case badLanes = "bad-lanes"
    /// It contradicts rows that are there: a number that another case has, a receipt of an unknown case.
    case contradiction
}

extension EventDoubt {
    /// The words that people read.
    public var title: String {
        switch self {
        case .envelopeUnreadable: "数据外层读不懂"
        case .caseUnreadable: "办件内容读不懂"
        case .receiptUnreadable: "回执结果读不懂"
        case .wishUnreadable: "申请人在终端提出的事项读不懂"
        case .otherCase: "数据和所附办件对不上"
        case .otherKiosk: "办件写的终端和发来的终端不同"
        case .otherDivision: "办件写的区划和发来的终端所在的区划不同"
        case .noLane: "办件里没有任何一项业务"
        case .badLanes: "办件里的业务有重复或版本不对"
        case .contradiction: "和已有的办件冲突，比如编号已被占用"
        }
    }
}
