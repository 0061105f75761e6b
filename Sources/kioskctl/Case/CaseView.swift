import HallCore
import KioskStore

/// A case as a maintainer sees it. The receipt's proof, which opens the case to whoever has it, is never shown.
struct CaseView: Sendable {
    var record: CaseRecord
    var receipt: Receipt?
    var disclosure: Disclosure

    /// The case in a list.
    var summary: JSONValue { .object(head) }

    /// All of the case.
    var document: JSONValue {
        var members = head
        members["form"] = .object(answers.mapValues(JSONValue.string))
        members["lanes"] = .array(record.lanes.map { $0.document(disclosure) })
        members["receipt"] = receipt?.document ?? .null
        return .object(members)
    }

    /// The case as one row of a list.
    var row: [String] {
        [record.number.text, record.submittedAt.rfc3339, lanesText, applicant ?? "?"]
    }

    /// All of the case for people.
    var text: String {
        let facts: [(String, String?)] = [
            ("number", record.number.text), ("submitted", record.submittedAt.rfc3339),
            ("pack", "\(record.packID) \(record.packVersion)"), ("kiosk", record.kiosk),
            ("applicant", record.form.applicantKind.rawValue), ("receipt", receipt?.text),
        ]
        let form = answers.sorted { $0.key < $1.key }.map { ("  " + $0.key, Optional($0.value)) }
        let lanes = record.lanes.flatMap { $0.lines(disclosure) }
        return ([TextTable.pairs(facts), "form", TextTable.pairs(form), "lanes"] + lanes).joined(separator: "\n")
    }

    private var head: [String: JSONValue] {
        [
            "id": .string(record.id.text), "number": .string(record.number.text),
            "submittedAt": .string(record.submittedAt.rfc3339), "kiosk": .string(record.kiosk),
            "pack": .object(["id": .string(record.packID), "version": .string(record.packVersion)]),
            "applicantKind": .string(record.form.applicantKind.rawValue), "applicant": JSONValue(applicant),
            "lanes": .array(record.lanes.map(\.summary)),
        ]
    }

    private var applicant: String? {
        answers[FieldNames.companyName] ?? answers[FieldNames.personName]
    }

    private var answers: [String: String] {
        Dictionary(
            uniqueKeysWithValues: record.form.answers.map { field, answer in
                (field, disclosure.shown(answer.value, field: field, of: record.form))
            })
    }

    private var lanesText: String {
        record.lanes.map { "\($0.utility):\($0.status.rawValue)" }.joined(separator: " ")
    }
}
