import DeviceCodecs
import Foundation

/// aplay: puts sound out of an ALSA device.
struct Player: Sendable {
    private let program: ChildProgram
    private let device: String

    enum Outcome {
        case played
        /// The device is not there, is in use, or has another name.
        case refused
        case stopped
    }

    /// Nil when aplay is not installed.
    init?(device: String, searchPath: String) {
        guard let program = ChildProgram("aplay", searchPath: searchPath) else { return nil }
        self.program = program
        self.device = device
    }

    /// Plays to the end, unless the task is cancelled.
    func play(_ sound: WaveSound) async -> Outcome {
        let arguments = [
            "-q", "-D", device, "-t", "raw", "-f", "S16_LE", "-c", "\(sound.channels)", "-r", "\(sound.rate)",
        ]
        let limit = Duration.milliseconds(sound.milliseconds) + .seconds(5)
        return switch await program.run(arguments, input: sound.pcm, within: limit) {
        case .done: .played
        case .failed: .refused
        case .stopped: .stopped
        }
    }
}

/// Prompts that the hall has recorded, one file a page.
struct Prompts: Sendable {
    let folder: String

    /// The prompt of a page; nil when there is none, or none that can be played.
    func sound(of page: String) -> WaveSound? {
        guard !page.isEmpty, page.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" }) else {
            return nil
        }
        return FileManager.default.contents(atPath: "\(folder)/\(page).wav").flatMap { WaveSound(Array($0)) }
    }
}
