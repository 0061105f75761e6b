import Foundation

/// The forms of a page, as a browser would fill and post them.
struct PageForm: Sendable, Hashable {
    struct Field: Sendable, Hashable {
        var name: String
        var value: String
        var isHidden: Bool
    }

    var action: String
    var isPost: Bool
    var fields: [Field]
    /// Name and value of each button; of a button without them empty.
    var buttons: [Field]

    /// What the same form has on the same page asked for again, although tokens and versions differ.
    var identity: String {
        let fixed = fields.filter { ["form", "lane", "stage"].contains($0.name) }.map(\.value)
        return ([action] + fixed + fields.map(\.name)).joined(separator: " ")
    }

    /// As posted with one button, one field replaced.
    func posted(_ button: Field?, replacing name: String? = nil, by value: String = "") -> [(String, String)] {
        var form = fields.map { ($0.name, $0.name == name ? value : $0.value) }
        if let button, !button.name.isEmpty {
            form.append((button.name, button.name == name ? value : button.value))
        }
        return form
    }

    /// All forms of a page.
    static func all(in text: String) -> [PageForm] {
        text.matches(of: #/(?s)<form ([^>]*)>(.*?)<\/form>/#).map { match in
            let head = attributes(String(match.1))
            return PageForm(
                action: head["action"] ?? "", isPost: head["method"] == "post", fields: fields(String(match.2)),
                buttons: buttons(String(match.2)))
        }
    }

    private static func fields(_ text: String) -> [Field] {
        var fields: [Field] = []
        for match in text.matches(of: #/(?s)<(input|textarea|select) ([^>]*)>([^<]*)(<option value="([^"]*)")?/#) {
            let own = attributes(String(match.2))
            guard let name = own["name"], !fields.contains(where: { $0.name == name && own["type"] == "radio" }) else {
                continue
            }
            let value = match.1 == "select" ? String(match.5 ?? "") : own["value"] ?? plain(String(match.3))
            fields.append(Field(name: name, value: value, isHidden: own["type"] == "hidden"))
        }
        return fields
    }

    private static func buttons(_ text: String) -> [Field] {
        text.matches(of: #/<button([^>]*)>/#).map { match in
            let own = attributes(String(match.1))
            return Field(name: own["name"] ?? "", value: own["value"] ?? "", isHidden: false)
        }
    }

    private static func attributes(_ text: String) -> [String: String] {
        text.matches(of: #/([\w-]+)="([^"]*)"/#).reduce(into: [:]) { $0[String($1.1)] = plain(String($1.2)) }
    }

    private static func plain(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
