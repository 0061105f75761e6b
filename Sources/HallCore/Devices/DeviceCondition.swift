/// The state of one device. Closed vocabulary: drivers map onto it, screens read only this.
public enum DeviceCondition: Sendable, Hashable, Codable {
    /// Nothing is connected where the device should be.
    case absent
    /// Connected; being identified or tested.
    case starting
    case ready
    /// Works, but someone should look.
    case degraded(DeviceWarning)
    /// Connected but of no use now.
    case failed(DeviceFault)

    /// Whether a task that needs the device may begin.
    public var isUsable: Bool {
        switch self {
        case .ready, .degraded: true
        case .absent, .starting, .failed: false
        }
    }
}

/// Why a device that still works wants attention.
public enum DeviceWarning: String, Sendable, Codable, CaseIterable {
    case paperLow
    /// Answers come, but only after repeated requests.
    case unsteadyLine
}

/// Why a connected device cannot be used.
public enum DeviceFault: String, Sendable, Codable, CaseIterable {
    /// The port exists but could not be opened: in use or no right to it.
    case portRefused
    /// No answer to repeated requests.
    case mute
    /// Answers that cannot be understood at this line speed.
    case garbled
    /// The reader's security module is not authorised (SW3 66).
    case notAuthorised
    /// The reader's security module failed its self-test (SW3 60).
    case selfTestFailed
    case paperOut
    case coverOpen
    /// The cutter or the paper is jammed.
    case cutterJam
    case overheated
    /// The device reports a fault that only a technician can clear.
    case mechanical
}
