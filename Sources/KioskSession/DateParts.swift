public import HallCore

/// A day that is typed as year, month and day and stored as one answer, `2026-11-23`.
public struct DateParts: Equatable, Sendable {
    /// The three boxes in the order of writing; also the ends of their inputs' names.
    public enum Part: String, CaseIterable, Sendable {
        case year, month, dayOfMonth
    }

    private var texts: [Part: String]

    /// Takes a stored answer apart; 不知道 leaves the boxes empty.
    public init(_ text: String) {
        let parts = text == Answer.unknownValue ? [] : text.split(separator: "-", omittingEmptySubsequences: false)
        texts = Dictionary(uniqueKeysWithValues: zip(Part.allCases, parts.map(String.init)))
    }

    /// What stands in one box.
    public subscript(_ part: Part) -> String {
        get { texts[part] ?? "" }
        set { texts[part] = newValue }
    }

    /// The answer as it is stored; empty when all boxes are.
    public var text: String {
        let all = Part.allCases.map { self[$0] }
        return all.allSatisfy(\.isEmpty) ? "" : all.joined(separator: "-")
    }

    /// Name of the input of one box.
    public static func name(_ field: String, _ part: Part) -> String { "\(field)~\(part.rawValue)" }

    /// Puts the boxes of every day together; one that was not sent stays as it is stored, and 不知道 outweighs them.
    public static func joined(_ typed: [String: String], _ stored: [String: Answer]) -> [String: String] {
        var joined: [String: String] = [:]
        for (name, value) in typed {
            let halves = name.split(separator: "~", maxSplits: 1).map(String.init)
            guard halves.count == 2, let part = Part(rawValue: halves[1]) else {
                joined[name] = value
                continue
            }
            guard typed[halves[0]] != Answer.unknownValue else { continue }
            var whole = DateParts(joined[halves[0]] ?? stored[halves[0]]?.value ?? "")
            whole[part] = value
            joined[halves[0]] = whole.text
        }
        return joined
    }
}
