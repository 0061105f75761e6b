import ArgumentParser
import Foundation
import HallCore
import PackFiles

/// `calendar check`
struct CalendarCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Warn before the published holidays run out.",
        discussion: """
            The State Council publishes a year's holidays in the autumn before; then add <year>.yaml. The exit status is 1 \
            when fewer days than --within are left, so that a timer can call it daily.
            """)

    @Option(help: "Folder of the calendars.")
    var calendars = "Config/calendars"

    @Option(help: "How many days ahead the calendars have to reach.")
    var within = 60

    @Option(help: "The day to count from. Default: today.", transform: Self.day)
    var today: CivilDate?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard within >= 0 else { throw ValidationError("--within must not be negative.") }
    }

    func run() async throws {
        let calendar = try CalendarLoader.load(directory: calendars)
        let now = today ?? Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).date
        let left = calendar.knownUntil.daysSinceEpoch - now.daysSinceEpoch
        let isEnough = left >= within
        output.print(
            .object([
                "knownFrom": .string(calendar.knownFrom.iso), "knownUntil": .string(calendar.knownUntil.iso),
                "daysLeft": JSONValue(left), "enough": .bool(isEnough),
            ]), text: Self.text(calendar, left, isEnough))
        guard isEnough else { throw ExitCode.failure }
    }

    private static func text(_ calendar: WorkCalendar, _ left: Int, _ isEnough: Bool) -> String {
        let known = "holidays are known from \(calendar.knownFrom.iso) to \(calendar.knownUntil.iso): \(left) days left"
        guard !isEnough else { return known }
        let next = calendar.knownUntil.adding(days: 1).year
        return known
            + "\nadd \(next).yaml when the State Council has published it; until then due times beyond are provisional"
    }

    private static func day(_ text: String) throws -> CivilDate {
        guard let day = CivilDate(iso: text) else {
            throw ValidationError("Expected a day as 2026-11-20, not '\(text)'.")
        }
        return day
    }
}
