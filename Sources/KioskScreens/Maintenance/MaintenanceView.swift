import HallCore
import KioskSession
import KioskStore

/// How something stands, in a word that says it without its colour.
enum Standing: String {
    case good
    case warn
    case bad
    /// Not there, or nothing is known: the value says it.
    case none

    var word: String? { self == .none ? nil : say("maintain.standing.\(rawValue)") }
    /// Class of a badge or a notice.
    var tone: String { self == .none ? "" : rawValue }
}

/// One fact of a maintainer's page.
struct Fact {
    var label: String
    var value: String
    var tone: String
    var word: String?

    init(_ label: String, _ value: String, _ standing: Standing? = nil) {
        (self.label, self.value) = (label, value)
        (tone, word) = (standing?.tone ?? "", standing?.word)
    }
}

/// One part of a maintainer's page: what it is about, what is expected, what came of it, what can be done.
struct MaintenancePart {
    struct Button {
        var action: String
        var label: String
        var name = "act"
        var value = ""
    }

    struct Notice {
        var text: String
        var tone: String
    }

    /// Unique on its page.
    var id: String
    var title: String
    var expected: String?
    var live: Notice?
    var facts: Lines<Fact>?
    var results: Lines<String>?
    /// Lines of a log, in its own language.
    var log: Lines<String>?
    var buttons: [Button] = []
    var link: Frame.Link?
}

/// Lines that stand in a list of their own, which is not there without any.
struct Lines<Line> {
    var list: [Line]

    init?(_ list: [Line]) {
        guard !list.isEmpty else { return nil }
        self.list = list
    }
}

extension MaintenanceEntry {
    /// What came of it: `成功`, `没成：缺纸`, and its figure where it has one.
    var outcome: String {
        let word =
            reason.map { say("maintain.because", ["result": resultWord, "reason": Self.word($0)]) } ?? resultWord
        return figureWord.map { "\(word) \($0)" } ?? word
    }

    /// The time and what came of it.
    var short: String { "\(at.chineseShort) \(outcome)" }

    /// The whole line: when, who, what, and what came of it.
    var line: String {
        say(
            "maintain.entry",
            [
                "at": at.chineseShort, "who": who ?? say("maintain.nobody"), "act": say("maintain.act.\(act.rawValue)"),
                "outcome": outcome,
            ])
    }

    /// A reason of the closed vocabularies in words.
    static func word(_ reason: String) -> String { say("maintain.reason.\(reason)") }

    private var resultWord: String { say("maintain.result.\(result.rawValue)") }

    private var figureWord: String? {
        guard let figure else { return nil }
        return switch act {
        case .cardTest, .printTest: say("maintain.milliseconds", ["count": figure])
        case .touchTest: say("maintain.points", ["count": figure])
        case .panelChanged: say("maintain.millimetres", ["count": figure])
        default: "\(figure)"
        }
    }
}
