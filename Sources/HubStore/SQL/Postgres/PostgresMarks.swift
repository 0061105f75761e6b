/// Writes the `?` marks of a statement as PostgreSQL counts them: `$1`, `$2`…
///
/// A `?` in `'text'`, in `"name"`, after `--` or between `/*` and `*/` stays. Doubled quotes need no care: the second one
/// opens what the first one closed.
enum PostgresMarks {
    private enum Place {
        case statement
        case quoted(UInt8)
        case line
        case block
    }

    static func numbered(_ sql: String) -> String {
        var (place, count, previous) = (Place.statement, 0, UInt8(0))
        var text: [UInt8] = []
        for byte in sql.utf8 {
            let before = place
            place = next(place, byte, after: previous)
            if case .statement = before, byte == UInt8(ascii: "?") {
                count += 1
                text += "$\(count)".utf8
            } else {
                text.append(byte)
            }
            previous = byte
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func next(_ place: Place, _ byte: UInt8, after previous: UInt8) -> Place {
        switch (place, previous, byte) {
        case (.statement, _, UInt8(ascii: "'")), (.statement, _, UInt8(ascii: "\"")): .quoted(byte)
        case (.statement, UInt8(ascii: "-"), UInt8(ascii: "-")): .line
        case (.statement, UInt8(ascii: "/"), UInt8(ascii: "*")): .block
        case (.quoted(byte), _, _): .statement
        case (.line, _, UInt8(ascii: "\n")): .statement
        case (.block, UInt8(ascii: "*"), UInt8(ascii: "/")): .statement
        default: place
        }
    }
}
