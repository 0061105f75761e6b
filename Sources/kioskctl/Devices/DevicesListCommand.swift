import ArgumentParser
import Foundation
import HallCore

/// `devices list`
struct DevicesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List serial ports with what udev knows of them, and how the daemon's devices are.",
        discussion: """
            A port's properties are what 'match:' in the daemon's settings compares with. Where no udevd runs, few are \
            known. A daemon that does not answer is part of the result, not a failure.
            """)

    @Option(help: "Address of the daemon's local interface.")
    var daemon = "http://127.0.0.1:8470"

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard let url = URL(string: daemon), url.scheme == "http", url.host() != nil else {
            throw ValidationError("--daemon takes an address such as http://127.0.0.1:8470.")
        }
    }

    func run() async throws {
        let ports = SerialPorts.all()
        let report = await DaemonReport.fetch(from: daemon)
        let document = JSONValue.object(["ports": .array(ports.map(\.json)), "daemon": report.json])
        output.print(document, text: Self.text(ports) + "\n\n" + report.text)
    }

    private static func text(_ ports: [SerialPorts.Entry]) -> String {
        guard !ports.isEmpty else { return "No serial ports." }
        return ports.map(\.text).joined(separator: "\n")
    }
}
