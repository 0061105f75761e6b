public import HallCore

/// Where a message to an outside system stands.
public enum SendState: Sendable, Hashable {
    /// To be sent, not before that time.
    case pending(nextAt: Timestamp)
    /// Somebody is sending it and has until then to say what came of it.
    case sending(leaseUntil: Timestamp)
    case acknowledged(reference: String)
    case refused(OutsideProblem)
    /// A person has to look; nothing is sent until then.
    case needsAttention(AttentionReason)

    /// Whether nothing is sent any more unless a person wants it.
    public var isSettled: Bool {
        switch self {
        case .pending, .sending: false
        case .acknowledged, .refused, .needsAttention: true
        }
    }

    /// The word that is stored: `pending`, `sending`, `acknowledged`, `refused`, `needs-attention`.
    public var name: String {
        switch self {
        case .pending: "pending"
        case .sending: "sending"
        case .acknowledged: "acknowledged"
        case .refused: "refused"
        case .needsAttention: "needs-attention"
        }
    }

    /// When somebody may take it: the next try, or the end of the present sender's time.
    public var nextAt: Timestamp? {
        switch self {
        case .pending(let time), .sending(let time): time
        case .acknowledged, .refused, .needsAttention: nil
        }
    }
}

/// Why a person has to look at a message.
public enum AttentionReason: String, Sendable, Hashable, Codable {
    /// Three times in a row something else than the promised answer came.
    case wrongAnswers
    /// They hold other content under the same key.
    case keyReused
    /// No adapter takes such a message: the settings or the program are wrong.
    case unsupported

    /// What the person reads.
    public var text: String {
        switch self {
        case .wrongAnswers: "对方连续三次答复的不是约定的内容，请联系对方的维护人员，修好后再点“重新发送”"
        case .keyReused: "对方在同一编号下已有不同的内容，请和对方核对后再处理"
        case .unsupported: "没有能发送这种消息的接口，请维护人员检查设置"
        }
    }
}
