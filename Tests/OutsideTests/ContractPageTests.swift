import Foundation
import HallCore
import HubAdapters
import Testing

/// The examples of the page that outside systems are built by.
@Suite struct `The page of the contract` {
    let examples: [JSONValue]

    init() throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = package.appending(path: "Sources/HallCore/Lianban.docc/OutsideSystems.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        examples = try text.split(separator: "```json\n").dropFirst().map { part in
            let block = part.prefix(upTo: try #require(part.firstRange(of: "```")).lowerBound)
            return try JSONValue(parsing: Array(block.utf8))
        }
    }

    func example(_ member: String) throws -> JSONValue {
        try #require(examples.first { $0[member] != nil }, "no example has \(member)")
    }

    @Test func `shows a task as it is sent`() throws {
        let example = try example("task")
        let task = try #require(example["task"]).decode(UtilityTask.self)
        let key = try #require(example["key"]?.string.flatMap { IdempotencyKey($0) })
        let sent = try UtilityMessage.open(task).message(key: key)
        #expect(String(decoding: sent.body, as: UTF8.self) == String(decoding: example.canonicalBytes(), as: UTF8.self))
    }

    @Test func `shows a report that is understood`() throws {
        let event = try UtilityEvent(body: try example("specversion").canonicalBytes())
        #expect(event.kind == .stageFinished("survey"))
        #expect(event.sequence == 3)
    }

    @Test func `shows a question for a paper that is understood`() throws {
        let question = try DocumentQuestion(body: try example("sha256").canonicalBytes())
        #expect(question.task.text.hasSuffix(".water.open"))
        for body in ["{}", #"{"task": "a.b.c", "sha256": "../x"}"#, "no JSON"] {
            #expect(throws: EventRefusal.questionUnreadable) { try DocumentQuestion(body: Array(body.utf8)) }
        }
    }

    @Test func `shows answers that can be read`() throws {
        #expect(try example("title").decode(OutsideProblem.self).code == "materials-missing")
        #expect(try example("months").decode(BillStatement.self).arrearsFen == Fen(3625))
        let licences = try #require(try example("licences")["licences"])
        #expect(try licences.decode([ElectronicLicence].self).first?.title == "营业执照")
        #expect(try #require(try example("consent")["consent"]).decode(LicenceConsent.self).purpose.isEmpty == false)
    }
}
