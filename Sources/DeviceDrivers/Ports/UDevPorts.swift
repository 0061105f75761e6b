internal import CUDev

/// A tty as udev knows it.
public struct UDevPort: Hashable, Sendable {
    /// The device node.
    public let path: String
    /// Properties such as ID_VENDOR_ID, ID_MODEL_ID, ID_SERIAL_SHORT and ID_PATH. Few where no udevd runs.
    public let properties: [String: String]

    /// Whether all of `wanted` are among the properties.
    public func matches(_ wanted: [String: String]) -> Bool {
        !wanted.isEmpty && wanted.allSatisfy { properties[$0.key] == $0.value }
    }
}

/// The serial ports that udev lists.
public enum UDevPorts {
    /// All ttys with a device node, in udev's order.
    public static func devices() -> [UDevPort] {
        guard let context = udev_new() else { return [] }
        defer { udev_unref(context) }
        guard let enumeration = udev_enumerate_new(context) else { return [] }
        defer { udev_enumerate_unref(enumeration) }
        udev_enumerate_add_match_subsystem(enumeration, "tty")
        udev_enumerate_scan_devices(enumeration)
        var ports: [UDevPort] = []
        var entry = udev_enumerate_get_list_entry(enumeration)
        while let current = entry {
            if let port = port(at: udev_list_entry_get_name(current), in: context) { ports.append(port) }
            entry = udev_list_entry_get_next(current)
        }
        return ports
    }

    private static func port(at systemPath: UnsafePointer<CChar>?, in context: OpaquePointer) -> UDevPort? {
        guard let systemPath, let device = udev_device_new_from_syspath(context, systemPath) else { return nil }
        defer { udev_device_unref(device) }
        guard let node = udev_device_get_devnode(device) else { return nil }
        var properties: [String: String] = [:]
        var entry = udev_device_get_properties_list_entry(device)
        while let current = entry {
            if let name = udev_list_entry_get_name(current), let value = udev_list_entry_get_value(current) {
                properties[String(cString: name)] = String(cString: value)
            }
            entry = udev_list_entry_get_next(current)
        }
        return UDevPort(path: String(cString: node), properties: properties)
    }
}
