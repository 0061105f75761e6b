/// Numbers as they are said in Chinese. What is not made of ASCII digits comes back as it is.
enum SpokenNumber {
    private static let names: [Character: String] = [
        "0": "零", "1": "一", "2": "二", "3": "三", "4": "四", "5": "五", "6": "六", "7": "七", "8": "八", "9": "九",
    ]

    /// Digit by digit, as numbers of phones and cases are read: 1 is 幺, which is not taken for 七.
    static func digits(_ text: some StringProtocol) -> String {
        text.map { $0 == "1" ? "幺" : names[$0] ?? String($0) }.joined()
    }

    /// Digit by digit with 一, as years are read.
    static func year(_ text: some StringProtocol) -> String {
        text.map { names[$0] ?? String($0) }.joined()
    }

    /// `128` is 一百二十八, `11.3` is 十一点三. Thousands may be parted by commas.
    static func quantity(_ text: some StringProtocol) -> String {
        let parts = String(text).filter { $0 != "," }.split(separator: ".", maxSplits: 1)
        guard let first = parts.first, let whole = Int(first) else { return digits(text) }
        return parts.count == 2 ? "\(cardinal(whole))点\(year(parts[1]))" : cardinal(whole)
    }

    /// `128.50` is 一百二十八元五角, `0.05` is 五分.
    static func money(_ text: some StringProtocol) -> String {
        let parts = String(text).filter { $0 != "," }.split(separator: ".", maxSplits: 1)
        guard let first = parts.first, let yuan = Int(first) else { return digits(text) + "元" }
        let cents = Array((parts.count == 2 ? String(parts[1]) : "") + "00").prefix(2).map(String.init)
        let jiao = cents[0] == "0" ? "" : quantity(cents[0]) + "角"
        let fen = cents[1] == "0" ? "" : quantity(cents[1]) + "分"
        let gap = yuan > 0 && jiao.isEmpty && !fen.isEmpty ? "零" : ""
        let whole = yuan > 0 || jiao.isEmpty && fen.isEmpty ? (yuan == 2 ? "两" : cardinal(yuan)) + "元" : ""
        return whole + gap + jiao + fen
    }

    /// A whole number, below ten thousand million million.
    static func cardinal(_ number: Int) -> String {
        guard number >= 10 else { return number < 0 ? "负" + cardinal(-number) : names[Character("\(number)")] ?? "" }
        guard number >= 20 else { return "十" + (number == 10 ? "" : cardinal(number - 10)) }
        for (size, sign) in [(100_000_000, "亿"), (10_000, "万"), (1000, "千"), (100, "百"), (10, "十")]
        where number >= size {
            let (head, rest) = number.quotientAndRemainder(dividingBy: size)
            return cardinal(head) + sign + tail(rest, below: size)
        }
        return ""
    }

    /// What follows a sign: 零 where a place is skipped, 一十 inside a number.
    private static func tail(_ rest: Int, below size: Int) -> String {
        guard rest > 0 else { return "" }
        let gap = rest < size / 10 ? "零" : ""
        return gap + ((10..<20).contains(rest) ? "一" : "") + cardinal(rest)
    }
}
