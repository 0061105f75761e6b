import DeviceDrivers
import GlyphRaster
import HallCore
import KioskSession
import Logging
import ServiceLifecycle

/// The devices of this terminal, each run by its driver; what they report goes to the terminal.
struct DeviceBay: Service {
    private let readers: [CardReader]
    private let scanners: [CodeScanner]
    private let printers: [ReceiptPrinter]

    /// - Throws: ``ConfigurationFault`` or a profile's decoding error.
    init(_ configuration: KioskConfiguration, desk: TerminalDesk, logger: Logger) throws {
        var (readers, scanners, printers) = ([CardReader](), [CodeScanner](), [ReceiptPrinter]())
        for device in configuration.devices ?? [] {
            let (port, profile) = try configuration.line(of: device)
            let role = device.role
            let onCondition: @Sendable (DeviceCondition) async -> Void = {
                await desk.terminal?.deviceChanged(role, to: $0)
            }
            switch role {
            case .idReader:
                readers.append(
                    CardReader(
                        port: port, profile: profile, logger: logger,
                        onEvent: { await desk.terminal?.cardHappened($0) }, onCondition: onCondition))
            case .scanner:
                scanners.append(
                    CodeScanner(
                        port: port, profile: profile, logger: logger, onCode: { await desk.terminal?.scanned($0) },
                        onCondition: onCondition))
            case .receiptPrinter:
                printers.append(
                    ReceiptPrinter(
                        port: port, profile: profile, glyphs: GlyphRasteriser(), logger: logger,
                        onCondition: onCondition))
            }
        }
        (self.readers, self.scanners, self.printers) = (readers, scanners, printers)
    }

    /// Prints on the receipt printer, if this terminal has one.
    func print(_ document: ReceiptDocument) async -> PrintOutcome {
        guard let printer = printers.first else { return .notPrinted(.noPrinter) }
        return await printer.print(document)
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                for reader in readers { group.addTask { await reader.run() } }
                for scanner in scanners { group.addTask { await scanner.run() } }
                for printer in printers { group.addTask { await printer.run() } }
                group.addTask { await watchPorts() }
            }
        }
    }

    private func watchPorts() async {
        for await _ in PortWatcher().changes() {
            readers.forEach { $0.portsChanged() }
            scanners.forEach { $0.portsChanged() }
            printers.forEach { $0.portsChanged() }
        }
    }
}
