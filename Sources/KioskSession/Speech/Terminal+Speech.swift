public import HallCore
import Logging

extension Terminal {
    /// Whether pages can be read aloud now.
    public var canSpeak: Bool { voice == .ready }

    /// Whether only the person at the screen hears what is said.
    public nonisolated var isHeardPrivately: Bool { surroundings.voice.outlet == .headset }

    /// The voice's state changed.
    public func voiceChanged(to condition: VoiceCondition) {
        guard voice != condition else { return }
        voice = condition
        logger.info("voice changed", metadata: ["condition": "\(condition)"])
        events.send(.devices)
    }

    /// Begins to say something; what is being said stops, unless it is to be followed.
    public func say(_ utterance: Utterance, interrupts: Bool = true) async {
        guard canSpeak else { return }
        await surroundings.voice.say(utterance, interrupts)
    }

    /// Stops what is being said.
    public func hush() async {
        await surroundings.voice.hush()
    }

    /// Nothing of a visit is heard after its end, and the next one begins at the usual volume.
    func endReading() async {
        reading.end()
        await hush()
    }
}
