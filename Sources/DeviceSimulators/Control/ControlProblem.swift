/// Why a command sent to a running simulator was not carried out.
public enum ControlProblem: Error, Equatable, CustomStringConvertible {
    /// Nobody listens in this folder.
    case notRunning(directory: String)
    /// The simulator's own words.
    case refused(String)
    /// The simulator ended before it answered.
    case brokenOff

    /// What happened and what to do.
    public var description: String {
        switch self {
        case .notRunning(let directory):
            "no simulator runs in \(directory); start one with: kiosksim --dir \(directory)"
        case .refused(let reason): reason
        case .brokenOff: "the simulator ended before it answered"
        }
    }
}
