/// Where a device is found: by a path or by what udev knows of the socket it is plugged into.
public enum PortConfiguration: Hashable, Sendable, CustomStringConvertible {
    /// A device node or a link to one, best under /dev/serial/by-path.
    case path(String)
    /// udev properties that a tty must all have, for instance ID_VENDOR_ID, ID_MODEL_ID and ID_PATH.
    case match([String: String])

    public var description: String {
        switch self {
        case .path(let path): path
        case .match(let properties):
            properties.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        }
    }
}
