/// The code of an investment project, GB/T 40058-2021: 24 characters `2023-421303-45-01-123456`.
///
/// ```
/// 4 year and month - 6 region - 2 guiding department - 2 kind - 5 random + 1 check
/// ```
/// The check sign is not verified: codes from before the standard have none.
public enum ProjectCode {
    private static let groups = [4, 6, 2, 2, 6]

    /// Whether the text has the form of a code.
    public static func isComplete(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.count) == groups && parts.dropLast().allSatisfy(Digits.isAll)
            && parts.last?.dropLast().allSatisfy(\.isNumber) ?? false
    }

    /// The code with its dashes put back, if it has the right number of signs; else unchanged.
    static func grouped(_ signs: String) -> String {
        guard signs.count == groups.reduce(0, +) else { return signs }
        var rest = Substring(signs)
        return
            groups
            .map { width in
                defer { rest = rest.dropFirst(width) }
                return String(rest.prefix(width))
            }
            .joined(separator: "-")
    }
}
