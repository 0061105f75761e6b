import ArgumentParser
import DeviceSimulators
import Foundation

/// Does something to the devices of a running simulator.
struct ControlCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ctl",
        abstract: "Do something to the devices of a running simulator: place a card, end the paper, pull a cable.",
        discussion: "Commands:\n" + SimulatorCommand.help)

    @Option(name: .long, help: "The folder of the running simulator.")
    var dir: String

    @Argument(parsing: .captureForPassthrough, help: "The command, such as: card place zhang")
    var words: [String]

    func run() throws {
        do {
            let text = try ControlClient(directory: URL(fileURLWithPath: dir).path).send(words)
            print(text.isEmpty ? "ok" : text)
        } catch {
            FileHandle.standardError.write(Data("kiosksim: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }
}
