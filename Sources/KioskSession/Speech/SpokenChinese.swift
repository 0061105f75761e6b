/// The words of a page as a voice is to say them: numbers, dates, hours, amounts, units and letters written out in Chinese
/// characters, so that no voice guesses at them.
public enum SpokenChinese {
    /// One line without digits, Latin letters, brackets and slashes. Line breaks count as blanks.
    public static func words(of text: String) -> String {
        let steps: [(String) -> String] = [
            plain, caseNumbers, masks, dates, hours, amounts, units, numbers, letters, pauses,
        ]
        return steps.reduce(text) { $1($0) }
    }

    /// Full-width digits and letters become ASCII, so that each rule is written once.
    private static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    guard (0xFF10...0xFF5A).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xFEE0),
                        narrow.properties.isAlphabetic || narrow.properties.numericType != nil
                    else { return scalar.properties.isWhitespace && scalar != "\u{3000}" ? " " : scalar }
                    return narrow
                }))
    }

    private static func caseNumbers(_ text: String) -> String {
        text.replacing(#/[0-9]{4}-[0-9]{6}-[A-Z]{2}[0-9]{2,3}[A-Z]-[0-9]{4,}-[0-9A-Z]/#) { match in
            match.output.split(separator: "-").map { SpokenLetters.spelled(SpokenNumber.digits($0)) }
                .joined(separator: "，")
        }
    }

    /// 张*三 is 张某三; of a number only its end is said.
    private static func masks(_ text: String) -> String {
        text.replacing(#/[0-9A-Za-z]*\*+([0-9]*[0-9Xx])/#) { "尾号，" + SpokenNumber.digits($0.output.1) }
            .replacing(#/\*+/#, with: "某")
            .replacing(#/尾号 ([0-9A-Za-z]+)/#) { "尾号，" + SpokenNumber.digits($0.output.1) }
    }

    private static func dates(_ text: String) -> String {
        text.replacing(#/([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])/#) { match in
            "\(SpokenNumber.year(match.output.1))年\(SpokenNumber.quantity(match.output.2))月"
                + "\(SpokenNumber.quantity(match.output.3))日"
        }
        .replacing(#/([0-9]{4})年/#) { SpokenNumber.year($0.output.1) + "年" }
    }

    /// 9:00 is 九点, 9:05 is 九点零五分; from one to the other is 到.
    private static func hours(_ text: String) -> String {
        text.replacing(#/([0-9]{1,2}):([0-9]{2})\s?[-–—~～]\s?(?=[0-9])/#) { hour($0.output.1, $0.output.2) + "到" }
            .replacing(#/([0-9]{1,2}):([0-9]{2})/#) { hour($0.output.1, $0.output.2) }
            .replacing(#/([0-9]{1,2})时(?!\p{Han}*限)/#) { hour($0.output.1, "00") }
    }

    private static func hour(_ hour: Substring, _ minute: Substring) -> String {
        let whole = (Int(hour) == 2 ? "两" : SpokenNumber.quantity(hour)) + "点"
        guard let past = Int(minute), past > 0 else { return whole }
        return whole + (past < 10 ? "零" : "") + SpokenNumber.cardinal(past) + "分"
    }

    private static func amounts(_ text: String) -> String {
        text.replacing(#/[¥￥]\s?([0-9][0-9,]*(?:\.[0-9]{1,2})?)/#) { SpokenNumber.money($0.output.1) }
            .replacing(#/([0-9][0-9,]*\.[0-9]{1,2}) ?元/#) { SpokenNumber.money($0.output.1) }
            .replacing(#/([0-9]+(?:\.[0-9]+)?) ?%/#) { "百分之" + SpokenNumber.quantity($0.output.1) }
    }

    private static func units(_ text: String) -> String {
        SpokenUnits.signs.reduce(text) { $0.replacing($1.sign, with: $1.word) }
            .replacing(#/(元|吨|度|立方米|平方米|千瓦时|次) ?\/ ?(?=日|天|月|年|吨|度|立方米|平方米|千瓦时|户|次|米|小时)/#) {
                "\($0.output.1)每"
            }
            .replacing(#/([0-9]) ?(kVA|kWh|kW|kV|MPa|kPa|mm|cm|km|V|m)(?![A-Za-z])/#) { match in
                "\(match.output.1)\(SpokenUnits.latin[String(match.output.2)] ?? "")"
            }
            .replacing(#/0\.5 ?(?=个)/#, with: "半")
    }

    /// Long numbers without a unit, and those with a zero in front, name something; all others count something.
    private static func numbers(_ text: String) -> String {
        text.replacing(#/([0-9]{3,4})-([0-9]{7,8})/#) {
            "\(SpokenNumber.digits($0.output.1))，\(SpokenNumber.digits($0.output.2))"
        }
        .replacing(#/(第 ?)([0-9]+)/#) { "\($0.output.1)\(SpokenNumber.quantity($0.output.2))" }
        .replacing(#/([0-9])\s?[-–—~～]\s?(?=[0-9])/#) { "\($0.output.1)到" }
        .replacing(#/([0-9][0-9,]*(?:\.[0-9]+)?)( ?)(\p{Han}{0,3})/#) { match in
            "\(number(match.output.1, before: match.output.3))\(match.output.2)\(match.output.3)"
        }
    }

    private static func number(_ digits: Substring, before word: Substring) -> String {
        let counts = SpokenUnits.counted.contains { word.hasPrefix($0) }
        let isName = digits.count > 1 && digits.hasPrefix("0") && !digits.hasPrefix("0.")
        if isName || !counts && digits.count > 4 && !digits.contains(".") { return SpokenNumber.digits(digits) }
        return digits == "2" && counts ? "两" : SpokenNumber.quantity(digits)
    }

    private static func letters(_ text: String) -> String { SpokenLetters.spelled(text) }

    private static func pauses(_ text: String) -> String {
        text.replacing(#/[《》【】「」“”‘’"'<>]/#, with: "")
            .replacing(#/[（）()［］\[\]｜|\/\u{3000}：:、；;·—–-]+/#, with: "，")
            .replacing(#/…+/#, with: "。")
            .replacing(#/\s*，[，\s]*/#, with: "，")
            .replacing(#/，*([。！？])，*/#) { $0.output.1 }
            .replacing(#/^[，\s]+|[，\s]+$/#, with: "")
    }
}
