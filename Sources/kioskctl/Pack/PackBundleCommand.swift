import ArgumentParser
import Foundation
import HallCore
import PackFiles

/// `pack bundle`
struct PackBundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle", abstract: "Put a signed pack into one file, to be brought in at the centre.",
        discussion: """
            An administrator brings the file in on the centre's page, which checks signature and content once more. \
            Sign the pack first.
            """)

    @Argument(help: "Folder of the pack.")
    var directory: String

    @Option(help: "File to write.")
    var out: String

    @OptionGroup var folders: PackOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let loaded = try folders.usable(directory)
        let data = try PackBundle(directory: directory).data()
        try data.write(to: URL(filePath: out))
        output.print(
            .object(["digest": .string(loaded.pack.digest), "file": .string(out), "bytes": JSONValue(data.count)]),
            text: "wrote \(out): \(loaded.pack.id) \(loaded.pack.version), \(loaded.pack.digest)")
    }
}
