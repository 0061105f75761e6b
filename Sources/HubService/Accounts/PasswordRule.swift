import Foundation

/// What is wrong with a new password.
public enum PasswordProblem: Error, Hashable, Sendable {
    case short
    case long
    /// Hardly any different characters.
    case monotonous
    case holdsNameOrNumber
    case sameAsBefore

    /// What people read.
    public var message: String {
        switch self {
        case .short: "密码至少要 \(PasswordRule.lengths.lowerBound) 个字符，可以用一句自己记得住的话"
        case .long: "密码最多 \(PasswordRule.lengths.upperBound) 个字符，请缩短"
        case .monotonous: "密码里不同的字符太少，请至少用 \(PasswordRule.leastDifferent) 种不同的字符"
        case .holdsNameOrNumber: "密码里不能有本人的姓名或工号，请换一个"
        case .sameAsBefore: "新密码不能和原来的一样，请换一个"
        }
    }
}

/// What a password has to be: long rather than odd. Mixed kinds of characters are not asked for.
enum PasswordRule {
    /// In characters as people see them.
    static let lengths = 10...128
    static let leastDifferent = 5

    /// What is wrong; nil when nothing.
    static func problem(with password: String, name: String, workNumber: String) -> PasswordProblem? {
        let plain = password.precomposedStringWithCompatibilityMapping
        if plain.count < lengths.lowerBound { return .short }
        if plain.count > lengths.upperBound { return .long }
        if Set(plain).count < leastDifferent { return .monotonous }
        let own = [name, workNumber].map { $0.precomposedStringWithCompatibilityMapping }.filter { $0.count > 1 }
        let holds = own.contains { plain.range(of: $0, options: .caseInsensitive) != nil }
        return holds ? .holdsNameOrNumber : nil
    }
}
