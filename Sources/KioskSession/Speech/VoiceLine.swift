public import HallCore

/// What a terminal says aloud, and through what.
public struct VoiceLine: Sendable {
    /// Begins to say something; what is being said stops, unless it is to be followed.
    public var say: @Sendable (_ utterance: Utterance, _ interrupts: Bool) async -> Void
    /// Stops at once.
    public var hush: @Sendable () async -> Void
    public var outlet: VoiceOutlet

    public init(
        outlet: VoiceOutlet, say: @escaping @Sendable (Utterance, Bool) async -> Void,
        hush: @escaping @Sendable () async -> Void
    ) {
        self.outlet = outlet
        self.say = say
        self.hush = hush
    }

    /// A terminal without a voice.
    public static let none = VoiceLine(outlet: .loudspeaker, say: { _, _ in }, hush: {})
}
