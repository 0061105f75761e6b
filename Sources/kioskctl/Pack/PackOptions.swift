import ArgumentParser
import PackFiles

/// Where calendars lie.
struct PackOptions: ParsableArguments {
    @Option(help: "Folder of the calendars. Default: calendars beside the pack's parent, DIR/../../calendars.")
    var calendars: String?

    /// Reads the pack in that folder.
    func load(_ directory: String) throws -> LoadedPack {
        try PackLoader.load(directory: directory, calendars: calendars ?? directory + "/../../calendars")
    }
}
