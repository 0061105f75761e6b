internal import Logging

/// The three devices, their cables and the paper tray. Confined to the thread of its event loop.
final class SimulatedHall {
    var reader = SimulatedReader()
    var printer: SimulatedPrinter
    var printerVoice = AnswerFaults.Voice.speaking
    private(set) var tray: PaperTray
    var readerPlug: DevicePlug
    var printerPlug: DevicePlug
    var scannerPlug: DevicePlug
    let closeWatch: CloseWatch
    private let logger: Logger

    init(directory: String, nanosecondsPerByte: Int64, font: PrinterFont, logger: Logger) throws {
        printer = SimulatedPrinter(font: font)
        tray = try PaperTray(directory: directory)
        readerPlug = DevicePlug(link: directory + "/reader", nanosecondsPerByte: nanosecondsPerByte)
        printerPlug = DevicePlug(link: directory + "/printer", nanosecondsPerByte: nanosecondsPerByte)
        scannerPlug = DevicePlug(link: directory + "/scanner", nanosecondsPerByte: 0)
        closeWatch = try CloseWatch()
        self.logger = logger
    }

    func plug(_ device: SimulatedDevice) throws(SystemFault) {
        switch device {
        case .reader: try plugReader()
        case .printer: try printerPlug.plug()
        case .scanner: try scannerPlug.plug()
        }
        if let node = node(of: device) { closeWatch.add(node) }
    }

    /// The reader has its power from the plug.
    private func plugReader() throws(SystemFault) {
        guard readerPlug.node == nil else { return }
        try readerPlug.plug()
        reader.powerReturned()
    }

    func unplug(_ device: SimulatedDevice, afterBytes count: Int = 0) {
        switch device {
        case .reader: readerPlug.unplug(afterBytes: count)
        case .printer: printerPlug.unplug(afterBytes: count)
        case .scanner: scannerPlug.unplug(afterBytes: count)
        }
        collectTornPaper()
    }

    func unplugAll() {
        for device in SimulatedDevice.allCases { unplug(device) }
    }

    func node(of device: SimulatedDevice) -> String? {
        switch device {
        case .reader: readerPlug.node
        case .printer: printerPlug.node
        case .scanner: scannerPlug.node
        }
    }

    /// The earliest time at which a plug wants attention by itself.
    func nextDue(now: Int64) -> Int64? {
        [readerPlug.nextDue(now: now), printerPlug.nextDue(now: now), scannerPlug.nextDue(now: now)]
            .compactMap { $0 }.min()
    }

    /// Descriptors whose bytes are wanted now.
    func readableDescriptors(now: Int64) -> [Int32] {
        var descriptors: [Int32] = []
        if readerPlug.isReadable(now: now), let descriptor = readerPlug.descriptor { descriptors.append(descriptor) }
        if printerPlug.isReadable(now: now), let descriptor = printerPlug.descriptor { descriptors.append(descriptor) }
        if scannerPlug.isReadable(now: now), let descriptor = scannerPlug.descriptor { descriptors.append(descriptor) }
        return descriptors
    }

    /// Reads, answers and delivers whatever is due.
    func step(now: Int64) {
        serveReader(now: now)
        servePrinter(now: now)
        if scannerPlug.isReadable(now: now) { _ = scannerPlug.read(now: now) }
        deliver(now: now)
    }

    func deliver(now: Int64) {
        readerPlug.deliverDue(now: now, counting: .sent)
        printerPlug.deliverDue(now: now, counting: .received)
        scannerPlug.deliverDue(now: now, counting: .sent)
    }

    /// A port that its last user has claimed for itself can be opened again after it was closed.
    func releaseClaims() {
        closeWatch.drain()
        readerPlug.releaseClaim()
        printerPlug.releaseClaim()
        scannerPlug.releaseClaim()
    }

    func scan(_ text: String, now: Int64) {
        let bytes = Array(text.utf8) + [0x0D]
        for start in stride(from: 0, to: bytes.count, by: Self.usbPacketLength) {
            let packet = bytes[start..<min(start + Self.usbPacketLength, bytes.count)]
            scannerPlug.send(LinePiece(Array(packet), pauseMilliseconds: start == 0 ? 0 : 1), now: now)
        }
    }

    func carryOut(_ effects: [PrinterEffect], now: Int64) {
        for effect in effects {
            switch effect {
            case .reply(let bytes):
                if printerVoice == .speaking { printerPlug.send(LinePiece(bytes), now: now) }
            case .strip(let strip): keep(strip)
            }
        }
    }

    private static let usbPacketLength = 64

    private func serveReader(now: Int64) {
        guard readerPlug.isReadable(now: now) else { return }
        let bytes = readerPlug.read(now: now)
        guard !bytes.isEmpty else { return }
        let pieces = reader.receive(bytes, atMilliseconds: now / 1_000_000, hostSpeed: readerPlug.hostSpeed)
        for piece in pieces { readerPlug.send(piece, now: now) }
    }

    private func servePrinter(now: Int64) {
        guard printerPlug.isReadable(now: now) else { return }
        let bytes = printerPlug.read(now: now)
        guard !bytes.isEmpty else { return }
        carryOut(printer.receive(bytes), now: now)
        printerPlug.spend(bytes.count)
        collectTornPaper()
    }

    /// A receipt that was broken off is torn off and kept, for people and tests to see how far it came.
    private func collectTornPaper() {
        guard printerPlug.node == nil, let strip = printer.tearOff() else { return }
        keep(strip)
    }

    private func keep(_ strip: PaperStrip) {
        do {
            try tray.add(strip)
        } catch {
            logger.error("paper not kept", metadata: ["reason": "\(error)"])
        }
    }
}
