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
        let place = place
        let spot = place.line.map { "\(place.file):\($0)" } ?? place.file
        return place.path.isEmpty ? "\(spot): \(message)" : "\(spot): \(place.path): \(message)"
    }

    /// The file or folder, with line and key path where there are any.
    public var place: (file: String, line: Int?, path: String) {
        switch self {
        case .unreadable(let file, _), .unknownFile(let file): (file, nil, "")
        case .syntax(let file, let line, _): (file, line, "")
        case .wrong(let file, let line, let path, _), .unknownKey(let file, let line, let path, _): (file, line, path)
        case .calendarGap(let directory, _, _), .noCalendar(let directory): (directory, nil, "")
        }
    }

    /// What is wrong, without the place.
    public var message: String {
        switch self {
        case .unreadable(_, let reason): "cannot be read (\(reason))"
        case .syntax(_, _, let problem): "not YAML: \(problem)"
        case .wrong(_, _, _, let expected): expected
        case .unknownFile: "no part of a pack is called so; see the guide for the names"
        case .unknownKey(_, _, _, let known): "unknown key; keys in use here: \(known.joined(separator: ", "))"
        case .calendarGap(_, let after, let next):
            "\(after).yaml is followed by \(next).yaml; add the years between"
        case .noCalendar: "no calendar found; expected files named like 2026.yaml"
        }
    }
}
