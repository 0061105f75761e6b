/// Sex as identity cards state it (GB/T 2261.1), under the word the card prints.
public enum Sex: String, Codable, Sendable, CaseIterable {
    case male = "男"
    case female = "女"
    case unknown = "未知"
    case notStated = "未说明"
}
