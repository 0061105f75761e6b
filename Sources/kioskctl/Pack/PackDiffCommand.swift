import ArgumentParser
import HallCore
import PackFiles

/// `pack diff`
struct PackDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "What changes for people between two packs, in their words.")

    @Argument(help: "Folder of the older pack.")
    var older: String

    @Argument(help: "Folder of the newer pack.")
    var newer: String

    @OptionGroup var folders: PackOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let packs = (try folders.usable(older).pack, try folders.usable(newer).pack)
        let changes = PackDifference(from: packs.0, to: packs.1).changes
        let lines = changes.map { "\($0.text)  [\($0.path)]" }
        output.print(
            .object([
                "changes": .array(
                    changes.map {
                        .object(["topic": .string($0.topic), "path": .string($0.path), "text": .string($0.text)])
                    })
            ]), text: lines.isEmpty ? "对办事的人没有变化。" : lines.joined(separator: "\n"))
    }
}
