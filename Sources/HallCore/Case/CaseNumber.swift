/// The number of a case as printed for people: `4213-261121-SZ01A-0001-C`.
///
/// ```
/// 4213   - 261121 - SZ01  A      - 0001   - C
/// city     local    kiosk stream   serial   ISO 7064 MOD 37,36
/// code     date           letter   ≥ 4      over everything before it
/// ```
/// The letter changes with every new stream of a kiosk, so a rebuilt disk never reprints an old number.
public struct CaseNumber: Hashable, Sendable {
    /// The whole number with dashes and its check character.
    public let text: String

    /// Makes a number, or nothing if a part has not its form: four digits, two letters and two or three digits,
    /// one letter A to Z, a serial of at least 1.
    public init?(cityCode: String, date: CivilDate, kiosk: String, letter: Character, serial: Int) {
        guard serial > 0 else { return nil }
        let body = [cityCode, date.compact, kiosk + String(letter), Digits.padded(serial, 4)]
        guard let check = MOD3736.checkCharacter(of: body.joined()) else { return nil }
        self.init(parsing: (body + [String(check)]).joined(separator: "-"))
    }

    /// Reads what a person typed or a scanner read: case, blanks, full-width forms and dashes do not matter.
    /// Nothing if a part is missing or the check character is wrong.
    public init?(parsing typed: String) {
        let signs = TypedText.signs(typed)
        guard let body = Self.body(signs), let check = signs.last,
            MOD3736.checkCharacter(of: body.joined()) == check
        else { return nil }
        text = (body + [String(check)]).joined(separator: "-")
    }

    /// City code, date, kiosk with letter, serial; everything but the check character.
    private static func body(_ signs: String) -> [String]? {
        let city = signs.prefix(4)
        let date = signs.dropFirst(4).prefix(6)
        let rest = signs.dropFirst(10).dropLast()
        let name = rest.prefix(2)
        let digits = rest.dropFirst(2).prefix { $0.isNumber }
        let letter = rest.dropFirst(2 + digits.count).prefix(1)
        let serial = rest.dropFirst(3 + digits.count)
        guard Digits.isAll(city), city.count == 4, Digits.isAll(date), CivilDate(compact8: "20" + date) != nil,
            isLetters(name), name.count == 2, Digits.isAll(digits), (2...3).contains(digits.count),
            isLetters(letter), Digits.isAll(serial), (4...9).contains(serial.count)
        else { return nil }
        return [String(city), String(date), String(name + digits + letter), String(serial)]
    }

    private static func isLetters(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (65...90).contains($0) }
    }
}

extension CaseNumber: Codable, CustomStringConvertible {
    /// The whole number.
    public var description: String { text }

    /// Reads the text with dashes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = CaseNumber(parsing: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a case number with its check character")
        }
        self = number
    }

    /// Writes the text with dashes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
