public import HallCore

/// Bills in words, the same on the screen and on paper.
public enum BillText {
    /// `尾号 5678`: an account is never shown whole.
    public static func account(_ account: String) -> String { "尾号 " + account.suffix(4) }

    /// `2026年10月`; anything else as it came.
    public static func month(_ month: String) -> String {
        let parts = month.split(separator: "-").compactMap { Int($0) }
        return parts.count == 2 ? "\(parts[0])年\(parts[1])月" : month
    }

    /// `11.3 立方米`; nil where nothing is measured.
    public static func usage(_ month: MonthlyBill) -> String? {
        guard let usage = month.usage else { return nil }
        return "\(usage.text) \(unit(month.unit ?? ""))"
    }

    /// `36.25 元`.
    public static func yuan(_ amount: Fen) -> String { "\(amount.yuan) 元" }

    private static func unit(_ code: String) -> String {
        ["m3": "立方米", "kWh": "度", "m2": "平方米", "month": "个月"][code] ?? code
    }
}
