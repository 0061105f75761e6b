import HallCore

extension JSONValue {
    /// The text, or null where there is none: a key that is always there is easier to read for programs.
    init(_ text: String?) {
        self = text.map(JSONValue.string) ?? .null
    }

    init(_ number: Int) {
        self = .integer(Int64(number))
    }
}
