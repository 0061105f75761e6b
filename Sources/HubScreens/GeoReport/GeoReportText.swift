import HallCore

/// What GeoReport v2 answers: the same values as XML, which the standard asks for, and as JSON after its Spark convention.
indirect enum GeoReportValue: Sendable, Hashable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case none
    case object([Member])
    /// Each item is written as an element of this name.
    case list(item: String, [GeoReportValue])

    struct Member: Sendable, Hashable {
        var name: String
        var value: GeoReportValue
    }

    static func text(_ text: String?) -> GeoReportValue { text.map { .text($0) } ?? .none }

    static func object(_ members: KeyValuePairs<String, GeoReportValue>) -> GeoReportValue {
        .object(members.map { Member(name: $0.key, value: $0.value) })
    }
}

/// The two formats.
enum GeoReportFormat: String, Sendable {
    case xml, json

    var mediaType: String { self == .xml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8" }

    /// - Parameter root: The name of the XML's root, which JSON does not have.
    func text(_ value: GeoReportValue, root: String) -> String {
        switch self {
        case .json: String(decoding: Self.json(value).canonicalBytes(), as: UTF8.self)
        case .xml: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + Self.xml(value, name: root) + "\n"
        }
    }

    private static func json(_ value: GeoReportValue) -> JSONValue {
        switch value {
        case .text(let text): .string(text)
        case .number(let number): .integer(Int64(number))
        case .flag(let flag): .bool(flag)
        case .none: .null
        case .object(let members):
            .object(Dictionary(members.map { ($0.name, json($0.value)) }) { first, _ in first })
        case .list(_, let items): .array(items.map(json))
        }
    }

    private static func xml(_ value: GeoReportValue, name: String) -> String {
        let content =
            switch value {
            case .text(let text): escaped(text)
            case .number(let number): "\(number)"
            case .flag(let flag): "\(flag)"
            case .none: ""
            case .object(let members): members.map { xml($0.value, name: $0.name) }.joined()
            case .list(let item, let items): items.map { xml($0, name: item) }.joined()
            }
        return content.isEmpty ? "<\(name)/>" : "<\(name)>\(content)</\(name)>"
    }

    /// Without the signs that XML 1.0 cannot hold (2.2) and with the others that mean something written out.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
