import ArgumentParser
import DeviceSimulators
import Dispatch
import Foundation
import GlyphRaster
import Logging

/// Serves the devices until SIGTERM or SIGINT.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Serve the simulated devices (the default).",
        discussion: """
            Makes DIR/reader, DIR/printer and DIR/scanner, which a kiosk opens as its serial ports, and DIR/control \
            for 'kiosksim ctl'. Printed paper appears as DIR/paper-0001.png with its text in DIR/paper-0001.txt.
            """)

    @Option(name: .long, help: "Folder for links, control socket and paper; made when absent.")
    var dir: String

    @Flag(name: .long, help: "Let bytes take the time they need at 115200 baud.")
    var baudTime = false

    func run() throws {
        let directory = URL(fileURLWithPath: dir).path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let server = try SimulatorServer(
            directory: directory, pacing: baudTime ? .bitsPerSecond(115_200) : .none,
            font: PrinterFont(rasteriser: GlyphRasteriser()), logger: Logger(label: "kiosksim"))
        let stop = try StopSignal()
        let sources = [SIGTERM, SIGINT].map { Self.stopping(stop, on: $0) }
        defer { sources.forEach { $0.cancel() } }
        FileHandle.standardError.write(Data("kiosksim: devices are ready in \(directory)\n".utf8))
        try server.run(until: stop)
    }

    private static func stopping(_ stop: StopSignal, on number: Int32) -> any DispatchSourceSignal {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { @Sendable in stop.stop() }
        source.resume()
        return source
    }
}
