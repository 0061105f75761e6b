import DeviceDrivers
import Foundation
import HallCore
import KioskSession
import Logging
import ServiceLifecycle

/// The terminal's voice, where the settings want one. Without espeak-ng the terminal runs as well; status, metrics and the
/// status band say that it cannot read aloud.
struct VoiceBay: Service {
    private let voice: Voice
    private let outlet: VoiceOutlet

    /// Nil without settings.
    init?(_ settings: KioskConfiguration.Speech?, desk: TerminalDesk, logger: Logger) {
        guard let settings else { return nil }
        outlet = settings.outlet ?? .loudspeaker
        voice = Voice(
            device: settings.device ?? "default", prompts: settings.prompts,
            searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", logger: logger,
            onCondition: { await desk.terminal?.voiceChanged(to: $0) })
    }

    var line: VoiceLine {
        VoiceLine(
            outlet: outlet, say: { [voice] in await voice.say($0, interrupts: $1) },
            hush: { [voice] in await voice.hush() })
    }

    /// Tries the voice, again every minute while it does not work.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat { await voice.check() } while (try? await Task.sleep(for: .seconds(60))) != nil
        }
        await voice.hush()
    }
}
