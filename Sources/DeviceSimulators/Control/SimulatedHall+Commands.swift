internal import Foundation

/// Why a command that was understood could not be carried out.
enum CommandRefusal: Error, CustomStringConvertible {
    case unplugged(SimulatedDevice)
    case noPaperYet
    case noSuchSpeed(Int)

    var description: String {
        switch self {
        case .unplugged(let device): "the \(device.rawValue) is unplugged; plug it first"
        case .noPaperYet: "nothing has been printed yet"
        case .noSuchSpeed(let speed): "\(speed) is none of the module's speeds"
        }
    }
}

extension SimulatedHall {
    /// Carries out a command; gives what it has to say.
    func apply(_ command: SimulatorCommand, now: Int64) throws -> String {
        defer { deliver(now: now) }
        switch command {
        case .listCards: return CardCollection.all.map { "\($0.key)\t\($0.summary)" }.joined(separator: "\n")
        case .lastPaper: return try lastPaper()
        case .status: return try statusText()
        case .plug(let device): try plug(device)
        case .unplug(let device): unplug(device)
        case .unplugAfter(let device, let bytes):
            guard node(of: device) != nil else { throw CommandRefusal.unplugged(device) }
            unplug(device, afterBytes: bytes)
        case .scan(let text):
            guard scannerPlug.node != nil else { throw CommandRefusal.unplugged(.scanner) }
            scan(text, now: now)
        default:
            try applyToReader(command)
            carryOut(applyToPrinter(command), now: now)
        }
        return ""
    }

    private func applyToReader(_ command: SimulatorCommand) throws {
        switch command {
        case .placeCard(let name): CardCollection.card(named: name).map { reader.module.place($0) }
        case .removeCard: reader.module.removeCard()
        case .removeCardAt(let step): reader.module.pullBefore = step
        case .mute(.reader, let voice): reader.faults.voice = voice
        case .garble(let answers): reader.faults.garbledAnswers = answers
        case .stray(let answers): reader.faults.strayAnswers = answers
        case .split(let bytes): reader.faults.pieceLength = bytes
        case .merge(let state): reader.faults.merging = state == .on ? .on(waiting: []) : .off
        case .authorisation(let authorisation): reader.module.authorisation = authorisation
        case .failWith(let status): reader.module.forcedStatus = status
        case .speed(let speed):
            guard reader.module.setSpeed(speed) else { throw CommandRefusal.noSuchSpeed(speed) }
        default: break
        }
    }

    private func applyToPrinter(_ command: SimulatorCommand) -> [PrinterEffect] {
        switch command {
        case .paper(let paper): return printer.setPaper(paper)
        case .paperOutAfter(let bytes): return printer.endPaper(afterBytes: bytes)
        case .cover(let cover): return printer.setCover(cover)
        case .mute(.printer, let voice): printerVoice = voice
        case .lookAlikes(let lookAlikes): printer.lookAlikes = lookAlikes
        case .restartPrinter: printer.restart()
        default: break
        }
        return []
    }

    private func lastPaper() throws -> String {
        guard let path = tray.last else { throw CommandRefusal.noPaperYet }
        return path
    }

    private func statusText() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(status), as: UTF8.self)
    }

    private var status: SimulatorStatus {
        SimulatorStatus(
            reader: .init(
                node: readerPlug.node, card: reader.module.cardKey, voice: reader.faults.voice,
                authorisation: reader.module.authorisation, baud: reader.module.speed),
            printer: .init(
                node: printerPlug.node, paper: printer.condition.paper, cover: printer.condition.cover,
                voice: printerVoice, receivedBytes: printer.receivedBytes, waitingBytes: printer.waitingBytes,
                lostBytes: printer.lostBytes, papers: tray.count, unknownCommands: printer.unknownCommands),
            scanner: .init(node: scannerPlug.node))
    }
}
