/// What is wrong with a unified social credit code.
public enum CreditCodeProblem: String, Sendable, Codable, CaseIterable {
    case length, characters, region, checkSign
    /// The inner organisation code's own check (GB 11714); some old codes break it, so it only warns.
    case organisationCheck
}

/// The unified social credit code of GB 32100-2015.
///
/// ```
/// place  1         2         3-8     9-17                   18
///        register  category  region  organisation GB 11714  check mod 31
/// ```
public enum CreditCode {
    /// Everything that is wrong, and what is only odd.
    public static func problems(in code: String) -> (errors: [CreditCodeProblem], warnings: [CreditCodeProblem]) {
        let signs = Array(code.utf8)
        let values = signs.compactMap { alphabet.firstIndex(of: $0) }
        var errors: [CreditCodeProblem] = []
        if code.count != 18 { errors.append(.length) }
        if values.count != signs.count { errors.append(.characters) }
        if !signs.dropFirst(2).prefix(6).allSatisfy({ (48...57).contains($0) }) { errors.append(.region) }
        guard errors.isEmpty else { return (errors, []) }
        if checkValue(of: values[..<17]) != values[17] { errors.append(.checkSign) }
        guard errors.isEmpty else { return (errors, []) }
        let inner = organisationCheck(of: signs[8..<16]) == signs[16]
        return (errors, inner ? [] : [.organisationCheck])
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

    private static func checkValue(of values: ArraySlice<Int>) -> Int {
        let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return (31 - sum % 31) % 31
    }

    /// Letters count 10 to 35 over the full alphabet here.
    private static func organisationCheck(of signs: ArraySlice<UInt8>) -> UInt8 {
        let sum = zip(signs, organisationWeights).reduce(0) { total, pair in
            total + (pair.0 < 58 ? Int(pair.0) - 48 : Int(pair.0) - 55) * pair.1
        }
        switch 11 - sum % 11 {
        case 10: return UInt8(ascii: "X")
        case 11: return UInt8(ascii: "0")
        case let digit: return UInt8(48 + digit)
        }
    }
}
