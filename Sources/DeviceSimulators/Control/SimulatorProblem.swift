/// Why the simulator could not start.
public enum SimulatorProblem: Error, Equatable, CustomStringConvertible {
    /// Another one serves the folder.
    case alreadyRunning(directory: String)

    /// What to do.
    public var description: String {
        switch self {
        case .alreadyRunning(let directory): "a simulator already runs in \(directory); stop it or choose another --dir"
        }
    }
}
