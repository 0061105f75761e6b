/// An open line to a device. It is closed for good when ``input`` ends.
public protocol DevicePort: Sendable {
    /// What comes in, in whatever pieces it comes. Ends when the device is unplugged or the port closed. One consumer.
    var input: AsyncStream<[UInt8]> { get }

    /// Hands all of `bytes` to the line, or throws when that takes longer than `limit`.
    func write(_ bytes: [UInt8], within limit: Duration) async throws(PortFault)

    /// Drops what the system holds in either direction. What ``input`` has taken over already stays there.
    func flush()

    /// Sets another speed, without closing.
    func setBaudRate(_ baudRate: Int) throws(PortFault)

    /// Gives the port up; ``input`` ends. May be called twice.
    func close()
}

/// Opens ports.
public protocol PortSource: Sendable {
    func open(_ port: PortConfiguration, line: LineSettings) throws(PortFault) -> any DevicePort
}
