/// Telephone numbers within China, as digits without dashes.
public enum PhoneNumber {
    /// Whether it is a mobile number `1[3-9]` and nine digits, or a land line with its area code:
    /// `010` or `02x` and eight digits, or `03xx` to `09xx` and seven or eight digits.
    public static func isComplete(_ digits: String) -> Bool {
        let signs = Array(digits.utf8)
        guard signs.allSatisfy({ (48...57).contains($0) }), signs.count >= 10 else { return false }
        switch (signs[0], signs[1]) {
        case (zero + 1, zero + 3...zero + 9): return signs.count == 11
        case (zero, zero + 1): return signs.count == 11 && signs[2] == zero && startsLocal(signs[3])
        case (zero, zero + 2): return signs.count == 11 && startsLocal(signs[3])
        case (zero, zero + 3...zero + 9): return (11...12).contains(signs.count) && startsLocal(signs[4])
        default: return false
        }
    }

    private static let zero = UInt8(ascii: "0")

    /// Local numbers begin with 2 to 9.
    private static func startsLocal(_ sign: UInt8) -> Bool {
        (zero + 2...zero + 9).contains(sign)
    }
}
