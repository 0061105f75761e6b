import Foundation
import HallCore

/// Counts many limits, one line of JSON each, in and out.
struct DeadlineBatch {
    /// One line in.
    private struct Order: Decodable {
        var id: String?
        var from: Timestamp
        var workdays: Quantity?
        var sameDay: Bool?
        var rule: DueRule?
        var legal: Quantity?
        var counting: DeadlineEngine.Counting?
    }

    /// One line out.
    private struct Answer: Encodable {
        var id: String?
        var due: Timestamp?
        var provisional: Bool?
        var steps: [String]?
        var legal: DueTime?
        var error: String?
    }

    private let engines: [DeadlineEngine.Counting: DeadlineEngine]
    private let usual: DeadlineEngine.Counting

    init(pack: PolicyPack, calendar: WorkCalendar) {
        usual = pack.counting
        engines = Dictionary(
            uniqueKeysWithValues: DeadlineEngine.Counting.allCases.map {
                ($0, DeadlineEngine(calendar: calendar, hours: pack.hall, counting: $0))
            })
    }

    /// Reads a file, or standard input for `-`, and prints the answers in its order.
    func run(_ file: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var refused = 0
        for line in try Self.bytes(of: file).split(separator: UInt8(ascii: "\n")) where !line.isEmpty {
            let answer = answer(line)
            if answer.error != nil { refused += 1 }
            FileHandle.standardOutput.write(try encoder.encode(answer) + [UInt8(ascii: "\n")])
        }
        if refused > 0 { throw CommandFailure.refused("\(refused) lines could not be counted; their 'error' says why") }
    }

    private func answer(_ line: Data) -> Answer {
        let order: Order
        do {
            order = try JSONDecoder().decode(Order.self, from: line)
        } catch {
            return Answer(error: "expected an object with 'from' and 'workdays', 'sameDay' or 'rule'")
        }
        let rule = order.rule ?? order.workdays.map(DueRule.workdays) ?? (order.sameDay == true ? .sameDay : nil)
        guard let rule, let engine = engines[order.counting ?? usual] else {
            return Answer(id: order.id, error: "say 'workdays', 'sameDay' or 'rule'")
        }
        guard let due = engine.due(rule: rule, from: order.from) else {
            return Answer(id: order.id, error: CommandFailure.notCountable.description)
        }
        return Answer(
            id: order.id, due: due.due, provisional: due.provisional, steps: due.steps,
            legal: order.legal.flatMap { engine.due(rule: .workdays($0), from: order.from) })
    }

    private static func bytes(of file: String) throws -> Data {
        guard file != "-" else { return FileHandle.standardInput.readDataToEndOfFile() }
        do {
            return try Data(contentsOf: URL(filePath: file))
        } catch {
            throw CommandFailure.unreadable(file: file, reason: (error as NSError).localizedDescription)
        }
    }
}
