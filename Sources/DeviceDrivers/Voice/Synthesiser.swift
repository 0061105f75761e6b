import DeviceCodecs
import HallCore

/// espeak-ng: makes sound of text. Its voice `cmn` spells Chinese with English sounds in Debian 12; `cmn-latn-pinyin` reads
/// characters, and pinyin with the number of the tone where a character has several readings.
struct Synthesiser: Sendable {
    private let program: ChildProgram

    /// Words a minute; espeak-ng's own 175 are too fast for who listens to a machine for the first time.
    private static let speed = "150"
    private static let limit = Duration.seconds(10)

    /// Nil when espeak-ng is not installed.
    init?(searchPath: String) {
        guard let program = ChildProgram("espeak-ng", searchPath: searchPath) else { return nil }
        self.program = program
    }

    /// The sound of a line; nil when the program failed or was stopped.
    func sound(of line: Utterance.Line) async -> WaveSound? {
        let (voice, text) = Self.script(line)
        let arguments = ["-v", voice, "-s", Self.speed, "-b", "1", "--stdin", "--stdout"]
        guard case .done(let bytes) = await program.run(arguments, input: Array(text.utf8), within: Self.limit) else {
            return nil
        }
        return WaveSound(bytes)
    }

    /// The phonemes of a line; nil when the program failed.
    func phonemes(of line: Utterance.Line) async -> String? {
        let (voice, text) = Self.script(line)
        let arguments = ["-v", voice, "-b", "1", "-x", "-q", "--stdin"]
        guard case .done(let bytes) = await program.run(arguments, input: Array(text.utf8), within: Self.limit) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether Chinese is read with Chinese sounds: a wrong voice marks what it reads in English with `(en)`.
    func readsChinese() async -> Bool {
        guard let phonemes = await phonemes(of: .init("水电气网联合办理")) else { return false }
        return phonemes.contains { $0.isLetter } && !phonemes.contains("(en)")
    }

    private static func script(_ line: Utterance.Line) -> (voice: String, text: String) {
        line.language.hasPrefix("zh") ? ("cmn-latn-pinyin", MandarinScript.text(line.text)) : ("en", line.text)
    }
}
