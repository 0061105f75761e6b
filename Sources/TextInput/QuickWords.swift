/// What is offered before anything is typed.
public struct QuickWords: Sendable {
    private let words: HallWords
    private static let most = 24
    /// What follows a number in an address.
    private static let afterNumber = ["号", "栋", "单元", "室", "楼", "层", "组", "村"]

    /// Words with or without their readings.
    public init(_ words: HallWords) {
        self.words = words
    }

    /// Words that may come next in a field.
    public func words(in field: InputField, after before: String) -> [String] {
        let offered =
            switch field {
            case .name: before.isEmpty ? words.surnames.prefix(Self.most).map(\.text) : []
            case .address: address(after: before)
            case .company: before.isEmpty ? words.places.map(\.text) : words.companyParts.map(\.text)
            case .words: [String]()
            }
        var seen: Set<String> = []
        return Array(offered.filter { seen.insert($0).inserted }.prefix(Self.most))
    }

    private func address(after before: String) -> [String] {
        guard let last = before.last else { return words.places.map(\.text) }
        if last.isNumber { return Self.afterNumber }
        let ends = words.addressEnds.map(\.text)
        return ["市", "区", "县"].contains(last) ? words.places.map(\.text) : ends
    }
}
