public import HallCore

/// A model of device as `Devices/<model>/profile.yaml` describes it.
public struct DeviceProfile: Hashable, Sendable, Codable {
    /// The folder's name.
    public var id: String
    /// For people.
    public var title: String
    public var role: DeviceRole
    /// What the profile rests on: documents, recordings, or tests on hardware with date and firmware.
    public var support: String
    public var flowControl: LineSettings.FlowControl
    public var reader: ReaderSettings?
    public var printer: PrinterSettings?
    public var scanner: ScannerSettings?

    public init(id: String, title: String, role: DeviceRole, support: String = "") {
        self.id = id
        self.title = title
        self.role = role
        self.support = support
        flowControl = .none
    }
}
