import ArgumentParser
import HallCore

/// `check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a citizen number or a unified social credit code.",
        discussion: """
            An invalid number is a result, not a failure: the exit status is 0. Reasons and warnings are words of a \
            closed list: length, characters, checkSignNotLast, birthDate, checkDigit for citizen numbers; length, \
            characters, region, checkSign and the warning organisationCheck for credit codes.
            """)

    @Option(help: "Citizen number, GB 11643-1999.")
    var citizen: String?

    @Option(help: "Unified social credit code, GB 32100-2015.")
    var creditCode: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (citizen == nil) != (creditCode == nil) else {
            throw ValidationError("Give either --citizen or --credit-code.")
        }
    }

    func run() async throws {
        if let citizen { report(CitizenNumber.problems(in: citizen), warnings: nil) }
        if let creditCode {
            let problems = CreditCode.problems(in: creditCode)
            report(problems.errors, warnings: problems.warnings.map(\.rawValue))
        }
    }

    private func report(_ problems: [some RawRepresentable<String>], warnings: [String]?) {
        let reasons = problems.map(\.rawValue)
        var members: [String: JSONValue] = [
            "valid": .bool(reasons.isEmpty), "reasons": .array(reasons.map(JSONValue.string)),
        ]
        members["warnings"] = warnings.map { .array($0.map(JSONValue.string)) }
        let lines =
            [reasons.isEmpty ? "valid" : "not valid"] + reasons.map { "  \(Self.sentence($0))" }
            + (warnings ?? []).map { "  warning: \(Self.sentence($0))" }
        output.print(.object(members), text: lines.joined(separator: "\n"))
    }

    private static func sentence(_ problem: String) -> String {
        CitizenNumberProblem(rawValue: problem)?.sentence ?? CreditCodeProblem(rawValue: problem)?.sentence ?? problem
    }
}

extension CitizenNumberProblem {
    fileprivate var sentence: String {
        switch self {
        case .length: "length: it needs 18 characters"
        case .characters: "characters: only digits, and an X at the end"
        case .checkSignNotLast: "checkSignNotLast: X stands only at the end"
        case .birthDate: "birthDate: places 7 to 14 are no real day"
        case .checkDigit: "checkDigit: the last character does not fit the others, so one is mistyped"
        }
    }
}

extension CreditCodeProblem {
    fileprivate var sentence: String {
        switch self {
        case .length: "length: it needs 18 characters"
        case .characters: "characters: only digits and capital letters without I, O, S, V, Z"
        case .region: "region: places 3 to 8 are digits"
        case .checkSign: "checkSign: the last character does not fit the others, so one is mistyped"
        case .organisationCheck:
            "organisationCheck: place 17 does not fit places 9 to 16 (GB 11714); some old codes are so"
        }
    }
}
