/// Why a command was not done. Says what to do; holds nothing personal.
enum CommandFailure: Error, CustomStringConvertible {
    case noDatabase(path: String)
    case databaseRefused(path: String, reason: String)
    case noSuchCase(number: String)
    case packUnusable(directory: String, findings: [String])
    case notCountable
    case noCases(directory: String)
    case unreadable(file: String, reason: String)
    case refused(String)
    case wrongRole(profile: String, expected: String)
    case noSuchPaper(id: String, known: [String])
    case noCaseInFile(path: String, known: [String])
    case caseRefused(path: String, reason: String)
    case noCaseNumber(pack: String)
    case device(String)

    var description: String {
        switch self {
        case .noDatabase(let path): "no database at \(path); give the daemon's state folder with --state"
        case .databaseRefused(let path, let reason):
            "\(path) cannot be read: \(reason); run as the daemon's user or as root, with a kioskctl of the same version"
        case .noSuchCase(let number): "this terminal has no case \(number); 'kioskctl case list' shows those it has"
        case .packUnusable(let directory, let findings):
            "the pack in \(directory) has errors, mend them first:\n" + findings.joined(separator: "\n")
        case .notCountable:
            "this limit cannot be counted: the pack's hall needs at least one session, and the limit at most 3660 working days"
        case .noCases(let directory): "\(directory)/tests holds no golden cases"
        case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
        case .refused(let text): text
        case .wrongRole(let profile, let expected): "the profile \(profile) is not one of a \(expected)"
        case .noSuchPaper(let id, let known):
            "the pack has no paper \(id); it has \(known.joined(separator: ", "))"
        case .noCaseInFile(let path, let known):
            "\(path) has no such case; it has \(known.joined(separator: ", "))"
        case .caseRefused(let path, let reason): "\(path) is no imagined case: \(reason)"
        case .noCaseNumber(let pack): "the pack in \(pack) gives no case number: its cityCode needs four digits"
        case .device(let text): text
        }
    }
}
