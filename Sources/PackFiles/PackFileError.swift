/// Why a file of a pack, a calendar or a setting could not be used; names the place to mend.
public enum PackFileError: Error, Equatable, Sendable {
    case unreadable(file: String, reason: String)
    /// The text is no YAML.
    case syntax(file: String, line: Int?, problem: String)
    /// A value is missing or of the wrong form.
    case wrong(file: String, line: Int?, path: String, expected: String)
    /// A file that no part of a pack is read from.
    case unknownFile(file: String)
    case unknownKey(file: String, line: Int?, path: String, known: [String])
    /// The calendars' years do not follow one another.
    case calendarGap(directory: String, after: Int, next: Int)
    case noCalendar(directory: String)
}

extension PackFileError: CustomStringConvertible {
    /// Names file, line, key path and what was expected.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "\(file): cannot be read (\(reason))"
        case .syntax(let file, let line, let problem):
            "\(Self.place(file, line)): not YAML: \(problem)"
        case .wrong(let file, let line, let path, let expected):
            "\(Self.place(file, line)): \(path): \(expected)"
        case .unknownFile(let file):
            "\(file): no part of a pack is called so; see the guide for the names"
        case .unknownKey(let file, let line, let path, let known):
            "\(Self.place(file, line)): \(path): unknown key; keys in use here: \(known.joined(separator: ", "))"
        case .calendarGap(let directory, let after, let next):
            "\(directory): \(after).yaml is followed by \(next).yaml; add the years between"
        case .noCalendar(let directory):
            "\(directory): no calendar found; expected files named like 2026.yaml"
        }
    }

    private static func place(_ file: String, _ line: Int?) -> String {
        line.map { "\(file):\($0)" } ?? file
    }
}
