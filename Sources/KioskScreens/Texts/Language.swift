/// A language the screens speak, by its name in HTML.
enum Language: String, CaseIterable, Sendable {
    case chinese = "zh-CN"
    case english = "en"

    /// The language of the page that is being made.
    @TaskLocal static var current = Language.chinese

    var catalogue: TextCatalogue {
        switch self {
        case .chinese: Self.chineseTexts
        case .english: Self.englishTexts
        }
    }

    private static let chineseTexts = TextCatalogue(String(decoding: PackageResources.zh_CN_texts, as: UTF8.self))
    private static let englishTexts = TextCatalogue(String(decoding: PackageResources.en_texts, as: UTF8.self))
        .completed(by: chineseTexts)
}

/// A text of the screens in the language of the page that is being made, with its values set in.
func say(_ key: String, _ values: [String: any CustomStringConvertible] = [:]) -> String {
    Language.current.catalogue.text(key, values)
}
