extension Accent {
    /// The letters with the sounds that are not told apart made the same.
    static func fold(_ letters: String, _ accents: Set<Accent>) -> String {
        accents.isEmpty ? letters : accents.sorted { $0.rawValue < $1.rawValue }.reduce(letters) { $1.fold($0) }
    }

    private func fold(_ letters: String) -> String {
        switch self {
        case .z: letters.replacing("zh", with: "z")
        case .c: letters.replacing("ch", with: "c")
        case .s: letters.replacing("sh", with: "s")
        case .n: letters.first == "l" ? "n" + letters.dropFirst() : letters
        case .h: letters.first == "f" ? "h" + letters.dropFirst() : letters
        case .r: letters.first == "r" ? "l" + letters.dropFirst() : letters
        case .an: letters.replacing("ang", with: "an")
        case .en: letters.replacing("eng", with: "en")
        case .in: letters.replacing("ing", with: "in")
        }
    }
}
