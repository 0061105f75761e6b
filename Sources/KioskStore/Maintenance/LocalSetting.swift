/// Something set at the terminal itself. It holds only as long as the settings file says what it said then: whoever edits
/// the file has the last word.
public struct LocalSetting: Sendable, Equatable {
    /// What can be set at the terminal.
    public enum Name: Sendable, Hashable {
        /// Out of service; the value is when it was closed, in milliseconds since 1970.
        case closed
        /// Inches of the glass.
        case diagonal
        /// Millimetres above the floor.
        case bottomEdge
        /// The step at which every visit begins.
        case volume
        /// The PIN of the member of staff with that number, as ``PinHash`` writes it.
        case pin(String)
    }

    public var name: Name
    public var value: String
    /// What the settings file said when this was set.
    public var insteadOf: String

    public init(_ name: Name, _ value: String, insteadOf: String = "") {
        self.name = name
        self.value = value
        self.insteadOf = insteadOf
    }
}

extension LocalSetting.Name {
    var text: String {
        switch self {
        case .closed: "closed"
        case .diagonal: "panel.diagonal"
        case .bottomEdge: "panel.bottomEdge"
        case .volume: "speech.volume"
        case .pin(let number): "pin." + number
        }
    }

    init?(_ text: String) {
        if let plain = [Self.closed, .diagonal, .bottomEdge, .volume].first(where: { $0.text == text }) {
            self = plain
        } else if text.hasPrefix("pin.") {
            self = .pin(String(text.dropFirst(4)))
        } else {
            return nil
        }
    }
}
