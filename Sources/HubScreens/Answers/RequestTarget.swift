import Foundation
import HallCore

/// What an address says before anything is looked up.
enum RequestTarget {
    /// Addresses under which programs ask; everything else is a page that people look at.
    static let programs = ["/v1", "/outside", "/open311", "/api", "/healthz", "/metrics", "/openapi.yaml", "/hub.css"]

    static func isForPrograms(_ path: String) -> Bool {
        programs.contains { path == $0 || path.hasPrefix($0 + "/") }
    }

    /// Whether it is of the pages that applicants open on their phones.
    static func isForResidents(_ path: String) -> Bool {
        path == "/t" || path.hasPrefix("/t/")
    }

    /// Whether path and query are text once their percent signs are resolved: no control signs, and UTF-8 throughout.
    static func isReadable(_ target: String) -> Bool {
        guard let plain = target.removingPercentEncoding else { return false }
        return plain.unicodeScalars.allSatisfy { PlainText.isText($0) }
    }
}

/// Signs that no text has.
enum PlainText {
    /// Whether a sign may stand in a line of text. Line breaks and tabs may; other control signs are shown nowhere, and
    /// PostgreSQL does not keep all of them. Signs that turn the direction make a text look like another.
    static func isText(_ sign: Unicode.Scalar) -> Bool {
        switch sign.value {
        case 0x09, 0x0A, 0x0D: true
        case 0x00...0x1F, 0x7F...0x9F: false
        default: !TypedText.turnsDirection(sign)
        }
    }

    /// The text with blanks in place of signs that it should not have. Word processors leave some of them where a line
    /// was broken by hand, so nobody is refused for one.
    static func cleaned(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy(isText) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isText($0) ? $0 : " " }))
    }
}
