internal import Glibc

/// The ports of this machine.
public struct SystemPorts: PortSource {
    public init() {}

    public func open(_ port: PortConfiguration, line: LineSettings) throws(PortFault) -> any DevicePort {
        switch port {
        case .path(let path):
            guard access(path, F_OK) == 0 else { throw .absent(path) }
            return try SerialPort(path: path, line: line)
        case .match(let properties):
            guard let path = UDevPorts.devices().first(where: { $0.matches(properties) })?.path else {
                throw .absent(port.description)
            }
            return try SerialPort(path: path, line: line)
        }
    }
}
