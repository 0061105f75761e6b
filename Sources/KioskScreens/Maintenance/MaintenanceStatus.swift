import HallCore
import KioskSession
import KioskStore

/// M1: everything a maintainer wants to know at one glance, worst things in words.
struct MaintenanceStatus {
    var devices: [DeviceRole: DeviceCondition]
    var link: LinkState
    var queue: QueueStatus
    var machine: MachineFacts
    var voice: VoiceCondition
    /// As ``InputDesk/pinyinStanding`` says it.
    var pinyin: String
    var pack: (id: String, version: String)
    var closedSince: Timestamp?
    var now: Timestamp

    var facts: [Fact] {
        [service] + deviceFacts + [line, waiting, clock, disk, program, fonts, speech, typing]
    }

    private var service: Fact {
        guard let closedSince else { return Fact(say("maintain.fact.service"), say("maintain.open"), .good) }
        return Fact(
            say("maintain.fact.service"), say("maintain.closedsince", ["at": closedSince.chineseShort]), .warn)
    }

    private var deviceFacts: [Fact] {
        DeviceRole.allCases.compactMap { role in
            devices[role].map { Self.fact(say("maintain.device.\(role.rawValue)"), $0) }
        }
    }

    static func fact(_ label: String, _ condition: DeviceCondition) -> Fact {
        switch condition {
        case .absent: Fact(label, say("maintain.absent"), .bad)
        case .starting: Fact(label, say("maintain.starting"), Standing.none)
        case .ready: Fact(label, say("maintain.ready"), .good)
        case .degraded(let warning): Fact(label, MaintenanceEntry.word(warning.rawValue), .warn)
        case .failed(let fault): Fact(label, MaintenanceEntry.word(fault.rawValue), .bad)
        }
    }

    var line: Fact {
        let label = say("maintain.fact.line")
        return switch link {
        case .none: Fact(label, say("maintain.line.none"), Standing.none)
        case .unknown: Fact(label, say("maintain.line.unknown"), Standing.none)
        case .up(let since): Fact(label, say("maintain.line.up", ["at": since.chineseShort]), .good)
        case .down(let since): Fact(label, say("maintain.line.down", ["at": since.chineseShort]), .bad)
        }
    }

    var waiting: Fact {
        let label = say("maintain.fact.queue")
        guard let oldest = queue.oldest, queue.unsent > 0 else {
            return Fact(label, say("maintain.queue.empty"), .good)
        }
        let age = DeviceStatus.age(now - oldest)
        return Fact(label, say("maintain.queue.length", ["count": queue.unsent, "age": age]), .warn)
    }

    private var clock: Fact {
        let standing: Standing
        let word: String
        switch machine.isClockSynchronised {
        case true?: (standing, word) = (.good, say("maintain.clock.good"))
        case false?: (standing, word) = (.warn, say("maintain.clock.bad"))
        case nil: (standing, word) = (.none, say("maintain.clock.unknown"))
        }
        return Fact(say("maintain.fact.clock"), "\(now.chinese) \(word)", standing)
    }

    private var disk: Fact {
        let label = say("maintain.fact.disk")
        guard let percent = machine.freePercent, let free = machine.freeBytes else {
            return Fact(label, say("maintain.unknown"), Standing.none)
        }
        let text = say("maintain.disk", ["percent": percent, "megabytes": free / 1_000_000])
        return Fact(label, text, percent < MachineFacts.leastFreePercent ? .bad : .good)
    }

    private var program: Fact {
        let made = machine.programMade?.chinese ?? say("maintain.unknown")
        return Fact(
            say("maintain.fact.program"),
            say("maintain.program", ["made": made, "pack": pack.id, "version": pack.version]))
    }

    private var fonts: Fact {
        let label = say("maintain.fact.fonts")
        guard let missing = machine.missingFonts else { return Fact(label, say("maintain.unknown"), Standing.none) }
        guard !missing.isEmpty else { return Fact(label, say("maintain.fonts.good"), .good) }
        return Fact(label, say("maintain.fonts.bad", ["names": missing.joined(separator: " ")]), .warn)
    }

    private var speech: Fact {
        let label = say("maintain.fact.speech")
        return switch voice {
        case .none: Fact(label, say("maintain.none"), Standing.none)
        case .starting: Fact(label, say("maintain.starting"), Standing.none)
        case .ready: Fact(label, say("maintain.ready"), .good)
        case .failed(let trouble): Fact(label, MaintenanceEntry.word(trouble.rawValue), .bad)
        }
    }

    private var typing: Fact {
        let label = say("maintain.fact.pinyin")
        return switch pinyin {
        case "absent": Fact(label, say("maintain.none"), Standing.none)
        case "ready": Fact(label, say("maintain.ready"), .good)
        case "resting": Fact(label, say("maintain.resting"), .good)
        default: Fact(label, say("maintain.broken"), .bad)
        }
    }
}
