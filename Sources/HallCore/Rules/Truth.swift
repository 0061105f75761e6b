/// Whether something holds, where not everything is known (Kleene's strong three-valued logic).
public enum Truth: String, Sendable, Hashable, Codable {
    case yes, no, unknown

    init(_ holds: Bool) {
        self = holds ? .yes : .no
    }

    /// The opposite; what is not known stays so.
    public static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    /// Both hold. One `no` is enough for `no`, whatever the other is.
    static func both(_ left: Truth, _ right: Truth) -> Truth {
        if left == .no || right == .no { return .no }
        return left == .yes && right == .yes ? .yes : .unknown
    }

    /// At least one holds. One `yes` is enough for `yes`.
    static func either(_ left: Truth, _ right: Truth) -> Truth {
        if left == .yes || right == .yes { return .yes }
        return left == .no && right == .no ? .no : .unknown
    }
}
