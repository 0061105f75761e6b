import HallCore
import KioskSession
import KioskStore

/// The status band in words: which device fails, what still works, how old the oldest unsent case is.
struct DeviceStatus {
    let devices: [DeviceRole: DeviceCondition]
    let link: LinkState
    let queue: QueueStatus
    var voice = VoiceCondition.none
    let now: Timestamp

    /// HTML; holds no text that came from outside.
    var html: String {
        let troubles = troubles.map { #"<span class="trouble">\#($0)</span>"# }
        return troubles.isEmpty ? "<span>\(say("status.fine"))</span>" : troubles.joined(separator: " ")
    }

    /// Everything that is not as it should be, each with what to do instead.
    var troubles: [String] {
        DeviceRole.allCases.compactMap { role in devices[role].flatMap { Self.trouble(role, $0) } } + voiceTrouble
            + lineTrouble
    }

    /// A word that differs when something else fails than before. How long it has lasted makes no difference.
    static func word(_ devices: [DeviceRole: DeviceCondition], _ link: LinkState) -> String {
        let failing = DeviceRole.allCases.filter { role in devices[role].flatMap { trouble(role, $0) } != nil }
        let line = if case .down = link { ["line"] } else { [String]() }
        return (["now"] + failing.map(\.rawValue) + line).joined(separator: "-")
    }

    private var voiceTrouble: [String] {
        if case .failed = voice { [say("status.voice.failed")] } else { [] }
    }

    private var lineTrouble: [String] {
        switch link {
        case .none: return []
        case .up: return waitingTrouble
        case .unknown: return queue.unsent > 0 ? waitingTrouble : []
        case .down: return [say("status.link.down") + waiting]
        }
    }

    private var waitingTrouble: [String] {
        guard let oldest = queue.oldest, now - oldest > 60_000 else { return [] }
        return [say("status.uploading") + waiting]
    }

    private var waiting: String {
        guard queue.unsent > 0, let oldest = queue.oldest else { return "" }
        return say("status.waiting", ["count": queue.unsent, "age": Self.age(now - oldest)])
    }

    static func age(_ milliseconds: Int64) -> String {
        switch milliseconds / 60_000 {
        case ..<1: say("age.moment")
        case let minutes where minutes < 60: say("age.minutes", ["count": minutes])
        case let minutes where minutes < 48 * 60: say("age.hours", ["count": minutes / 60])
        case let minutes: say("age.days", ["count": minutes / (24 * 60)])
        }
    }

    private static func trouble(_ role: DeviceRole, _ condition: DeviceCondition) -> String? {
        switch (role, condition) {
        case (_, .ready), (_, .degraded): nil
        case (_, .starting): nil
        case (.idReader, .absent): say("status.reader.absent")
        case (.idReader, .failed(.notAuthorised)): say("status.reader.unauthorised")
        case (.idReader, .failed): say("status.reader.failed")
        case (.receiptPrinter, .absent): say("status.printer.absent")
        case (.receiptPrinter, .failed(.paperOut)): say("status.printer.paper")
        case (.receiptPrinter, .failed(.coverOpen)): say("status.printer.cover")
        case (.receiptPrinter, .failed(.cutterJam)): say("status.printer.jam")
        case (.receiptPrinter, .failed(.overheated)): say("status.printer.hot")
        case (.receiptPrinter, .failed): say("status.printer.failed")
        case (.scanner, .absent): say("status.scanner.absent")
        case (.scanner, .failed): say("status.scanner.failed")
        }
    }
}
