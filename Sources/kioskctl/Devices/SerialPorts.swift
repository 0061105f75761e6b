import DeviceDrivers
import Foundation
import HallCore

/// The serial ports behind which there is a piece of hardware; virtual consoles are left out.
enum SerialPorts {
    struct Entry {
        var path: String
        /// What `match:` can compare with.
        var properties: [String: String]
        /// Stable names under /dev/serial.
        var links: [String]
    }

    static func all() -> [Entry] {
        UDevPorts.devices().filter { isHardware($0.path) }.map(Entry.init).sorted { $0.path < $1.path }
    }

    private static func isHardware(_ path: String) -> Bool {
        let folder = "/sys/class/tty/" + path.split(separator: "/").dropFirst().joined(separator: "!")
        guard FileManager.default.fileExists(atPath: folder + "/device") else { return false }
        // The kernel reserves nodes for UARTs that a machine may not have; their type is 0.
        let type = try? String(contentsOfFile: folder + "/type", encoding: .ascii)
        return type?.trimmingCharacters(in: .whitespacesAndNewlines) != "0"
    }
}

extension SerialPorts.Entry {
    init(_ port: UDevPort) {
        path = port.path
        properties = port.properties.filter { $0.key.hasPrefix("ID_") }
        links = (port.properties["DEVLINKS"] ?? "").split(separator: " ").map(String.init).sorted()
    }

    var json: JSONValue {
        .object([
            "path": .string(path), "links": .array(links.map(JSONValue.string)),
            "properties": .object(properties.mapValues(JSONValue.string)),
        ])
    }

    var text: String {
        let facts = properties.sorted { $0.key < $1.key }.map { "    \($0.key)=\($0.value)" }
        return ([path] + links.map { "    \($0)" } + facts).joined(separator: "\n")
    }
}
