/// What is wrong with a citizen number.
public enum CitizenNumberProblem: String, Sendable, Codable, CaseIterable {
    case length, characters, checkSignNotLast, birthDate, checkDigit
}

/// A citizen identity number of GB 11643-1999: 6 region, 8 birth date, 3 sequence, 1 check.
///
/// The region is not looked up: numbers of regions that no longer exist stay valid.
public struct CitizenNumber: Hashable, Sendable, Concealed {
    /// Eighteen characters; the last may be `X`.
    public let text: String
    /// From places 7 to 14.
    public let birthDate: CivilDate
    /// From place 17: odd is male.
    public let sex: Sex

    /// Reads a number; accepts `x` for `X`. Nothing if ``problems(in:)`` finds any.
    public init?(_ typed: String) {
        let text = typed.uppercased()
        guard Self.problems(in: text).isEmpty, let born = CivilDate(compact8: text.dropFirst(6).prefix(8)),
            let sequence = Digits.number(text.dropFirst(14).prefix(3))
        else { return nil }
        self.text = text
        birthDate = born
        sex = sequence % 2 == 1 ? .male : .female
    }

    /// `9901**********0005`, four and four.
    public var description: String { Mask.citizenNumber(text) }

    /// Everything that is wrong, in the order people should mend it.
    public static func problems(in typed: String) -> [CitizenNumberProblem] {
        let signs = Array(typed.uppercased().utf8)
        var problems: [CitizenNumberProblem] = []
        if signs.count != 18 { problems.append(.length) }
        if !signs.allSatisfy({ (48...57).contains($0) || $0 == cross }) { problems.append(.characters) }
        if signs.dropLast().contains(cross) { problems.append(.checkSignNotLast) }
        guard problems.isEmpty else { return problems }
        if CivilDate(compact8: String(decoding: signs[6..<14], as: UTF8.self)) == nil { problems.append(.birthDate) }
        if checkSign(of: signs[..<17]) != signs[17] { problems.append(.checkDigit) }
        return problems
    }

    private static let cross = UInt8(ascii: "X")
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkSigns = Array("10X98765432".utf8)

    private static func checkSign(of digits: ArraySlice<UInt8>) -> UInt8 {
        let sum = zip(digits, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
        return checkSigns[sum % 11]
    }
}
