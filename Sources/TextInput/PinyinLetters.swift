/// What may be typed as pinyin.
public enum PinyinLetters {
    /// Longer than any company's name; what is longer is no pinyin that a person types.
    public static let most = 80

    /// The letters as libpinyin takes them: lower case, `v` for ü, no blanks. Nil when there is another sign among them, or
    /// too many.
    public static func plain(_ typed: String) -> String? {
        let letters = typed.lowercased().filter { $0 != " " }.map { $0 == "ü" ? "v" : $0 }
        guard (1...most).contains(letters.count), letters.allSatisfy({ ("a"..."z").contains($0) || $0 == "'" }) else {
            return nil
        }
        return String(letters)
    }
}
