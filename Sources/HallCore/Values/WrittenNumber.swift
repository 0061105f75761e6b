/// A number as it is written: its digits, and by how many places the point stands to the right of the last.
struct WrittenNumber {
    private let isNegative: Bool
    private var digits: ArraySlice<UInt8>
    private var exponent = 0

    /// - Parameter digits: ASCII digits of the part before the point.
    init(isNegative: Bool, digits: ArraySlice<UInt8>) {
        self.isNegative = isNegative
        self.digits = digits
    }

    /// Adds the ASCII digits that stand after the point.
    mutating func addFraction(_ fraction: ArraySlice<UInt8>) {
        digits += fraction
        exponent -= fraction.count
    }

    /// Moves the point to the right, or to the left.
    mutating func shift(by places: Int) {
        exponent += places
    }

    /// The number itself; nil when it has a fraction or does not fit.
    var whole: Int64? {
        var (digits, exponent) = (digits, exponent)
        while exponent < 0, digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        guard let number = Self.sum(digits, isNegative) else { return nil }
        guard number != 0 else { return 0 }
        return exponent < 0 ? nil : Self.shifted(number, by: exponent)
    }

    /// Counted on the side of the sign, because the lowest number has no positive twin.
    private static func sum(_ digits: ArraySlice<UInt8>, _ isNegative: Bool) -> Int64? {
        var number: Int64 = 0
        for digit in digits {
            let value = Int64(digit - UInt8(ascii: "0"))
            let (tenfold, over) = number.multipliedReportingOverflow(by: 10)
            let (sum, more) = tenfold.addingReportingOverflow(isNegative ? -value : value)
            guard !over, !more else { return nil }
            number = sum
        }
        return number
    }

    private static func shifted(_ number: Int64, by exponent: Int) -> Int64? {
        var number = number
        for _ in 0..<exponent {
            let (tenfold, over) = number.multipliedReportingOverflow(by: 10)
            guard !over else { return nil }
            number = tenfold
        }
        return number
    }
}
