import ArgumentParser
import DeviceDrivers
import Foundation
import HallCore
import Logging
import PackFiles

/// Which device to talk to, and how.
struct PortOptions: ParsableArguments {
    @Option(help: "Device node of the port, or a link to it, such as /dev/ttyUSB0.")
    var port: String

    @Option(help: "Model of device: a folder of --profiles. Without it the usual settings hold.")
    var profile: String?

    @Option(help: "Folder of the device profiles.")
    var profiles = "Devices"

    @Flag(help: "Tell on standard error what the driver does.")
    var verbose = false

    var configuration: PortConfiguration { .path(port) }

    var logger: Logger {
        var logger = Logger(label: "kioskctl") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = verbose ? .debug : .critical
        return logger
    }

    /// The profile that was asked for. The usual one is built in, so that it needs no file.
    func deviceProfile(role: DeviceRole, usual: String) throws -> DeviceProfile {
        let file = "\(profiles)/\(profile ?? usual)/profile.yaml"
        let isBuiltIn = (profile ?? usual) == usual && !FileManager.default.fileExists(atPath: file)
        if profile == nil || isBuiltIn { return DeviceProfile(id: usual, title: usual, role: role) }
        let found = try StrictYAML.decode(DeviceProfile.self, at: file)
        guard found.role == role else { throw CommandFailure.wrongRole(profile: found.id, expected: role.rawValue) }
        return found
    }

    /// Says at once that nothing is there, instead of waiting for it.
    func requirePort() throws {
        guard FileManager.default.fileExists(atPath: port) else {
            throw CommandFailure.device(DeviceAdvice.sentence(for: .absent, port: port))
        }
    }
}
