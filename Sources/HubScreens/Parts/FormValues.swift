import Foundation

/// What a form posted, or an address asks for, as pages read it: blanks cut off, what is empty not there.
struct FormValues: Sendable, Hashable {
    private var items: [FormFields.Field] = []

    /// Nothing posted.
    init() {}

    /// Reads posted fields.
    init(_ fields: FormFields) {
        items = fields.all
    }

    /// The first value of a name, blanks around it cut off; nil when there is none or it is empty.
    subscript(_ name: String) -> String? {
        let value = items.first { $0.name == name }?.value.trimmingCharacters(in: .whitespacesAndNewlines)
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The first value of a name as it was typed.
    func typed(_ name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// Names with the characters of each value, as posted.
    var lengths: [(name: String, length: Int)] {
        items.map { ($0.name, $0.value.count) }
    }

    /// All values of a name.
    func all(_ name: String) -> [String] {
        items.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }

    /// The same with one value for a name, which stands for all it had.
    func setting(_ name: String, to value: String) -> FormValues {
        var values = self
        values.items.removeAll { $0.name == name }
        values.items.append(FormFields.Field(name: name, value: value))
        return values
    }

    /// Values of names that begin so, by what follows; the first of several counts.
    func under(_ prefix: String) -> [String: String] {
        items.filter { $0.name.hasPrefix(prefix) }.reduce(into: [:]) { found, item in
            let name = String(item.name.dropFirst(prefix.count))
            let value = item.value.trimmingCharacters(in: .whitespacesAndNewlines)
            if found[name] == nil, !value.isEmpty { found[name] = value }
        }
    }
}
