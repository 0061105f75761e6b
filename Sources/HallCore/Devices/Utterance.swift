/// What a voice is to say: a page, line by line. It may hold personal data, so it does not show itself.
public struct Utterance: Sendable, Equatable, Concealed {
    /// One line of the page, numbers and letters written out.
    public struct Line: Sendable, Equatable, Concealed {
        public var text: String
        /// Which voice: `zh-CN`, `en`.
        public var language: String

        public init(_ text: String, language: String = "zh-CN") {
            self.text = text
            self.language = language
        }
    }

    /// The page's name among the hall's recorded prompts, of `a` to `z`, digits and `-`.
    public var page: String
    /// The heading and what leads in: a recorded prompt is played in their place.
    public var opening: [Line]
    /// What follows; always said by the voice.
    public var rest: [Line]
    /// Loudness of speech and prompts in hundredths of how they were made, 0 to 200.
    public var gain: Int

    public init(page: String, opening: [Line], rest: [Line], gain: Int = 100) {
        self.page = page
        self.opening = opening
        self.rest = rest
        self.gain = gain
    }

    /// Everything in order.
    public var lines: [Line] { opening + rest }
}

/// The state of the terminal's voice.
public enum VoiceCondition: Sendable, Hashable {
    /// None is wanted: the settings name no `speech`.
    case none
    /// Being tried.
    case starting
    case ready
    case failed(VoiceTrouble)
}

/// Why pages cannot be read aloud.
public enum VoiceTrouble: String, Sendable, CaseIterable {
    /// The program espeak-ng is not installed.
    case noSynthesiser
    /// espeak-ng has no voice `cmn-latn-pinyin`, or reads Chinese with the sounds of another language.
    case wrongVoice
    /// The program aplay is not installed.
    case noPlayer
    /// The sound device does not take the sound: unplugged, in use, or another name.
    case deviceRefused
}

/// What the sound comes out of.
public enum VoiceOutlet: String, Codable, Sendable, CaseIterable {
    case loudspeaker
    /// Only one person hears it: personal data may be said.
    case headset
}
