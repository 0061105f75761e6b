/// Why words are no command.
public enum CommandProblem: Error, Equatable, CustomStringConvertible {
    /// No command begins or goes on like this.
    case unknown([String])
    /// A word has a wrong value.
    case badValue(String, expected: String)

    /// What was wrong and what would be right.
    public var description: String {
        switch self {
        case .unknown(let words): "no such command: \(words.joined(separator: " "))\n" + SimulatorCommand.help
        case .badValue(let word, let expected): "'\(word)' is not \(expected)"
        }
    }
}
