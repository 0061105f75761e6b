/// One line of a page as it is read aloud.
struct SpokenLine: Equatable {
    struct Part: Equatable {
        var text: String
        /// Said only where nobody else hears it.
        var isPersonal: Bool
    }

    var parts: [Part]
    /// `zh-CN`, or another where the page says so.
    var language: String
    /// Whether it belongs to what leads in: the heading and the sentence under it.
    var isOpening: Bool

    /// The words, without line breaks.
    ///
    /// - Parameter private: Whether only the person hears them; if not, what is personal is pointed to once.
    func text(private isPrivate: Bool, instead pointer: String) -> String {
        let said = parts.reduce(into: [String]()) { said, part in
            if isPrivate || !part.isPersonal {
                said.append(part.text)
            } else if said.last != pointer {
                said.append(pointer)
            }
        }
        return said.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
