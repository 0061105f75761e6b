/// Why a port could not be opened or used.
public enum PortFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing is plugged in there.
    case absent(String)
    /// Another program holds the port.
    case busy(String)
    /// The system refused; the second value is the system's reason.
    case refused(String, reason: String)
    /// No such speed.
    case speedUnknown(Int)
    /// The device did not take the bytes in time.
    case overdue
    /// The port is closed or the device gone.
    case closed

    public var description: String {
        switch self {
        case .absent(let port): "no device at \(port); plug it in or correct the port in the configuration"
        case .busy(let port): "\(port) is in use by another program; stop it (ModemManager, brltty, a second daemon)"
        case .refused(let port, let reason):
            "cannot open \(port): \(reason); the service's user must be in the group of the device node (dialout)"
        case .speedUnknown(let rate): "the line cannot be set to \(rate) baud"
        case .overdue: "the device did not take the bytes in time"
        case .closed: "the device is unplugged"
        }
    }
}
