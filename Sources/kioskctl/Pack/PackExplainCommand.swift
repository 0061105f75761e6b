import ArgumentParser
import HallCore
import PackFiles

/// `pack explain`
struct PackExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Where an entry of a pack comes from, and what a decision table says.",
        discussion: """
            The path is that of findings: deadlines.connection, stages.survey, forms.application. For tables.<id> the \
            table is told in words; with --case also what it decides for that case, and what would lead elsewhere.
            """)

    @Argument(help: "Folder of the pack.")
    var directory: String

    @Argument(help: "Path of the entry.")
    var path: String

    @Option(name: .customLong("case"), help: "File of a case, as for simulate.")
    var file: String?

    @Option(help: "When the case is submitted.", transform: Instant.read)
    var at: Timestamp?

    @OptionGroup var folders: PackOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let pack = try folders.usable(directory).pack
        guard let entry = try PackEntry.find(path, directory: directory) else {
            throw CommandFailure.refused("the pack has no entry \(path); paths are written as deadlines.connection")
        }
        let doubts = notes(on: entry, in: pack)
        let table = pack.tables.first { path == "tables.\($0.id)" }
        let words = table.map(pack.lines) ?? []
        let decisions = try table.map { try decided($0, pack) } ?? []
        output.print(
            document(entry, doubts, words, decisions),
            text: text(entry, doubts, words + decisions.flatMap { $0.lines(pack) }))
    }

    /// Notes that rest on the same article or name the entry.
    private func notes(on entry: PackEntry, in pack: PolicyPack) -> [PackNote] {
        let id = path.split(separator: ".").last.map(String.init) ?? path
        return pack.notes.filter { note in
            note.id == id || (note.cite.map { $0.text == entry.cite } ?? false) || note.reading.contains(id)
        }
    }

    private func decided(_ table: DecisionTable, _ pack: PolicyPack) throws -> [LaneExplanation] {
        guard let file else { return [] }
        return pack.explanations(of: try ScenarioFile.read(file, at: at)).filter { $0.explanation.table == table.id }
    }

    private func document(
        _ entry: PackEntry, _ notes: [PackNote], _ words: [String], _ decided: [LaneExplanation]
    ) -> JSONValue {
        .object([
            "path": .string(path), "layer": .string(entry.layer), "file": .string(entry.file),
            "line": JSONValue(entry.line), "cite": JSONValue(entry.cite), "text": .string(entry.text),
            "notes": .array(
                notes.map {
                    .object(["id": .string($0.id), "issue": .string($0.issue), "reading": .string($0.reading)])
                }), "words": .array(words.map(JSONValue.string)), "decided": .array(decided.map(\.document)),
            "alternatives": .array(
                decided.flatMap(\.alternatives).map {
                    .object([
                        "fact": .string($0.fact), "value": .string($0.value), "outcome": .string($0.outcome),
                    ])
                }),
        ])
    }

    private func text(_ entry: PackEntry, _ notes: [PackNote], _ words: [String]) -> String {
        let head = "\(path)：\(entry.file) 第 \(entry.line) 行，\(entry.layer) 层" + (entry.cite.map { "（\($0)）" } ?? "")
        let said = notes.flatMap { ["注 \($0.id)：\($0.issue)", "  → \($0.reading)"] }
        return ([head] + (words.isEmpty ? [entry.text] : words) + said).joined(separator: "\n")
    }
}

extension PolicyPack {
    /// A table in words, row after row.
    fileprivate func lines(_ table: DecisionTable) -> [String] {
        func title(_ outcome: String) -> String { outcomes.first { $0.id == outcome }?.title ?? outcome }
        return [table.title + (table.when.map { "（只在\(words(of: $0))时问）" } ?? "")]
            + table.rows.map { "  \(title($0.then))：\(words(of: $0.when))（\($0.cite.text)）" }
            + ["  都不成立：\(title(table.otherwise))", "  还不知道：\(title(table.unknown))"]
    }
}

extension LaneExplanation {
    fileprivate func lines(_ pack: PolicyPack) -> [String] {
        let names = lanes.map { pack.utility($0)?.name ?? $0 }.joined(separator: "、")
        return ["[\(names)] \(explanation.lines[0])"] + explanation.lines.dropFirst()
            + alternatives.map { other in
                let outcome = pack.outcomes.first { $0.id == other.outcome }?.title ?? other.outcome
                return "  如果“\(pack.factTitle(other.fact))”是\(pack.shown(other.value, ofFact: other.fact))，就是\(outcome)"
            }
    }
}
