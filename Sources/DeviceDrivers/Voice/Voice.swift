import DeviceCodecs
import Foundation
public import HallCore
public import Logging

/// The terminal's voice: says pages line by line, or stops. One thing is said at a time. Nothing of what is said is logged,
/// and no sound of it is written to a disk.
public actor Voice {
    private let device: String
    private let searchPath: String
    private var synthesiser: Synthesiser?
    private var player: Player?
    private let prompts: Prompts?
    private let logger: Logger
    private let onCondition: @Sendable (VoiceCondition) async -> Void
    private var condition = VoiceCondition.starting
    private var speaking: Task<Void, Never>?

    /// - Parameters:
    ///   - device: The ALSA device that the sound goes to, as `aplay -L` names it.
    ///   - prompts: A folder of recorded prompts, `home.wav` and so on; 16-bit PCM.
    ///   - searchPath: Folders of programs, separated by colons.
    ///   - onCondition: Told whenever the voice can be used or not used any more.
    public init(
        device: String, prompts: String?, searchPath: String, logger: Logger,
        onCondition: @escaping @Sendable (VoiceCondition) async -> Void
    ) {
        self.device = device
        self.searchPath = searchPath
        self.prompts = prompts.map(Prompts.init)
        self.logger = logger
        self.onCondition = onCondition
    }

    /// Tries whether pages can be read aloud: a voice that reads Chinese, and a device that takes sound. What works is not
    /// tried again: what is said shows it.
    public func check() async {
        guard condition != .ready else { return }
        synthesiser = Synthesiser(searchPath: searchPath)
        player = Player(device: device, searchPath: searchPath)
        guard let synthesiser else { return await become(.failed(.noSynthesiser)) }
        guard let player else { return await become(.failed(.noPlayer)) }
        guard await synthesiser.readsChinese() else { return await become(.failed(.wrongVoice)) }
        let silence = WaveSound(channels: 1, rate: 22_050, samples: Array(repeating: 0, count: 2205))
        await become(await player.play(silence) == .refused ? .failed(.deviceRefused) : .ready)
    }

    /// Begins to say something and returns.
    ///
    /// - Parameter interrupts: Whether what is being said stops; if not, this follows it.
    public func say(_ utterance: Utterance, interrupts: Bool) {
        let former = speaking
        if interrupts { former?.cancel() }
        speaking = Task { [weak self] in
            await withTaskCancellationHandler {
                await former?.value
            } onCancel: {
                former?.cancel()
            }
            await self?.perform(utterance)
        }
    }

    /// Stops at once.
    public func hush() {
        speaking?.cancel()
    }

    /// Waits until nothing is said any more.
    func finished() async {
        await speaking?.value
    }

    private func perform(_ utterance: Utterance) async {
        if let prompt = prompts?.sound(of: utterance.page) {
            await play(prompt.scaled(percent: utterance.gain))
        } else {
            await say(utterance.opening, gain: utterance.gain)
        }
        await say(utterance.rest, gain: utterance.gain)
    }

    private func say(_ lines: [Utterance.Line], gain: Int) async {
        for line in lines where !Task.isCancelled {
            if let sound = await synthesiser?.sound(of: line) {
                await play(sound.scaled(percent: gain))
            } else if !Task.isCancelled {
                logger.warning("a line could not be made into sound")
            }
        }
    }

    private func play(_ sound: WaveSound) async {
        guard !Task.isCancelled, let player else { return }
        switch await player.play(sound) {
        case .played: await become(.ready)
        case .refused: await become(.failed(.deviceRefused))
        case .stopped: break
        }
    }

    private func become(_ new: VoiceCondition) async {
        guard condition != new else { return }
        condition = new
        if case .failed(let trouble) = new {
            logger.warning("pages cannot be read aloud", metadata: ["cause": "\(trouble.rawValue)"])
        }
        await onCondition(new)
    }
}
