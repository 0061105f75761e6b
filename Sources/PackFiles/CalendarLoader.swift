import Foundation
public import HallCore

/// One year's public holidays as a file.
struct CalendarFile: Codable {
    var year: Int
    /// The notice they come from.
    var source: String
    /// How the dates were checked.
    var checked: String
    /// The last day the notice covers.
    var knownUntil: CivilDate
    var holidays: [WorkCalendar.Holiday]
    var makeUpDays: [CivilDate]
}

/// Reads the calendars of all years in a directory into one.
public enum CalendarLoader {
    /// Loads every `<year>.yaml`.
    /// - Throws: ``PackFileError`` for an unreadable file, a day outside its year, or years with a gap between.
    public static func load(directory: String) throws -> WorkCalendar {
        let years = try years(in: directory)
        for (before, next) in zip(years, years.dropFirst()) where next != before + 1 {
            throw PackFileError.calendarGap(directory: directory, after: before, next: next)
        }
        let files = try years.map { try file(of: $0, in: directory) }
        guard let first = files.first, let last = files.last,
            let knownFrom = CivilDate(year: first.year, month: 1, day: 1)
        else { throw PackFileError.noCalendar(directory: directory) }
        return WorkCalendar(
            holidays: files.flatMap(\.holidays), makeUpDays: Set(files.flatMap(\.makeUpDays)), knownFrom: knownFrom,
            knownUntil: last.knownUntil)
    }

    private static func years(in directory: String) throws -> [Int] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: directory)
                .filter { $0.hasSuffix(".yaml") }
                .compactMap { Int($0.dropLast(5)) }
                .sorted()
        } catch {
            throw PackFileError.unreadable(file: directory, reason: (error as NSError).localizedDescription)
        }
    }

    private static func file(of year: Int, in directory: String) throws -> CalendarFile {
        let name = "\(directory)/\(year).yaml"
        let file = try StrictYAML.decode(CalendarFile.self, at: name)
        guard file.year == year, file.knownUntil.year == year else {
            throw PackFileError.wrong(file: name, line: nil, path: "year", expected: "expected \(year) as in the name")
        }
        for holiday in file.holidays where holiday.to < holiday.from || holiday.to.year != year {
            throw PackFileError.wrong(
                file: name, line: nil, path: "holidays", expected: "\(holiday.name): expected days of \(year) in order")
        }
        for day in file.makeUpDays where day.weekday < 6 || day.year != year {
            throw PackFileError.wrong(
                file: name, line: nil, path: "makeUpDays", expected: "\(day.iso): expected a weekend day of \(year)")
        }
        return file
    }
}
