import ArgumentParser
import PackFiles

/// Where calendars lie.
struct PackOptions: ParsableArguments {
    @Option(help: "Folder of the calendars. Default: calendars beside the pack's parent, DIR/../../calendars.")
    var calendars: String?

    /// Reads the pack in that folder as far as it can be read, and checks it.
    func inspect(_ directory: String) throws -> PackInspection {
        try PackLoader.inspect(directory: directory, calendars: calendars ?? directory + "/../../calendars")
    }

    /// Reads the pack in that folder.
    func load(_ directory: String) throws -> LoadedPack {
        try PackLoader.load(directory: directory, calendars: calendars ?? directory + "/../../calendars")
    }

    /// Reads a pack that a program may work with; refuses any other with what is wrong.
    func usable(_ directory: String) throws -> LoadedPack {
        let inspection = try inspect(directory)
        guard let loaded = inspection.loaded, loaded.isUsable else {
            throw CommandFailure.packUnusable(
                directory: directory, findings: inspection.findings.map(\.description))
        }
        return loaded
    }
}
