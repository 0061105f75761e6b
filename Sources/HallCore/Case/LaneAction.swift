/// What an officer or the applicant does to a lane.
public enum LaneAction: Codable, Sendable, Hashable {
    case accept
    /// Everything that is missing, said once.
    case requestCorrection(String)
    case correctionReceived
    /// Move on to a stage of the pack, by its id.
    case advance(to: String)
    case complete
    case refuse(reason: String)
    case withdraw
}
