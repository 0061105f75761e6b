import Foundation
public import HubStore

extension StaffID {
    /// As somebody typed it: `ｗ001 ` is `W001`.
    public init(division: String, typed workNumber: String) {
        self.init(division: division, workNumber: Self.normal(workNumber))
    }

    private static func normal(_ typed: String) -> String {
        typed.precomposedStringWithCompatibilityMapping.uppercased()
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Whether the division is six digits.
    var hasDivision: Bool {
        division.utf8.count == 6 && division.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// Whether it can be printed on a badge and stand in an address: up to 32 capitals, digits and dashes.
    var isWellFormed: Bool {
        hasDivision && (1...32).contains(workNumber.utf8.count)
            && workNumber.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == 45 }
    }
}
