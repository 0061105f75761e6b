/// A security module (SAM_V) with its antenna: requests in, answers out.
///
/// Rules of the published API: select must follow find, a read must follow select, a card that has been read
/// does not answer find again until it has left the field or the module was reset, while its new address and
/// management numbers may still be read.
public struct SecurityModule: Sendable {
    /// How far the module has come with the card in its field.
    enum Field: Sendable, Hashable {
        case empty
        case waiting(SimulatedCard)
        case found(SimulatedCard)
        case selected(SimulatedCard)
        /// Read well; silent to find until it leaves.
        case read(SimulatedCard)
        /// A read failed; silent to everything until it leaves.
        case rejected(SimulatedCard)
    }

    /// A step of reading at which the card can be pulled away.
    public enum Step: String, Sendable, CaseIterable {
        case select, read, address
    }

    /// Speeds of command 60, in the order of its parameter.
    static let speeds = [115_200, 57_600, 38_400, 19_200, 9_600]

    /// The 16 bytes that print as 05.01-20180613-0001234567-0089012345.
    static let number: [UInt8] = [
        0x05, 0x00, 0x01, 0x00, 0x85, 0xEE, 0x33, 0x01, 0x87, 0xD6, 0x12, 0x00, 0x79, 0x38, 0x4E, 0x05,
    ]

    var field = Field.empty
    /// Bits a second; survives a restart of the module.
    public private(set) var speed = 115_200
    /// Whether the module may read cards; otherwise it answers 66.
    public var authorisation = Authorisation.granted
    /// A status that the matching step answers instead of doing its work.
    public var forcedStatus: UInt8?
    /// The step before which the card leaves the field by itself, once.
    public var pullBefore: Step?

    /// Whether the module has its authorisation.
    public enum Authorisation: String, Sendable, Codable {
        case granted, missing
    }

    /// A module at 115200 with an empty field.
    public init() {}

    /// The key of the card in the field.
    public var cardKey: String? {
        card?.key
    }

    /// Puts a card on the antenna in place of whatever lay there.
    public mutating func place(_ card: SimulatedCard) {
        field = .waiting(card)
    }

    /// Takes the card away.
    public mutating func removeCard() {
        field = .empty
    }

    /// Starts anew, after a reset or a loss of power: a card that lies there can be found again.
    public mutating func restart() {
        if let card { field = .waiting(card) }
    }

    /// Sets the line speed as an earlier owner may have left it; false when the module has no such speed.
    public mutating func setSpeed(_ wanted: Int) -> Bool {
        guard Self.speeds.contains(wanted) else { return false }
        speed = wanted
        return true
    }

    /// The answer to one request.
    public mutating func answer(_ request: ModuleRequest) -> ModuleAnswer {
        switch request {
        case .wrongChecksum: ModuleAnswer(0x10)
        case .wrongLength: ModuleAnswer(0x11)
        case .command(let command, let parameter, let data): answer(command, parameter, data)
        }
    }

    private mutating func answer(_ command: UInt8, _ parameter: UInt8, _ data: [UInt8]) -> ModuleAnswer {
        switch (command, parameter) {
        case (0x10, 0xFF): reset()
        case (0x11, 0xFF): ModuleAnswer(forcedStatus == 0x60 ? 0x60 : 0x90)
        case (0x12, 0xFF): ModuleAnswer(0x90, Self.number)
        case (0x60, _): changeSpeed(parameter)
        case (0x61, 0xFF): ModuleAnswer(data.count == 1 && data[0] >= 0x18 ? 0x90 : 0x21)
        case (0x20, 0x01), (0x20, 0x02), (0x30, 0x01), (0x30, 0x03), (0x30, 0x05), (0x30, 0x10):
            cardAnswer(command, parameter)
        default: ModuleAnswer(0x21)
        }
    }

    private mutating func reset() -> ModuleAnswer {
        restart()
        return ModuleAnswer(0x90)
    }

    private mutating func changeSpeed(_ parameter: UInt8) -> ModuleAnswer {
        guard Int(parameter) < Self.speeds.count else { return ModuleAnswer(0x21) }
        speed = Self.speeds[Int(parameter)]
        return ModuleAnswer(0x90)
    }

    private mutating func cardAnswer(_ command: UInt8, _ parameter: UInt8) -> ModuleAnswer {
        guard authorisation == .granted else { return ModuleAnswer(0x66) }
        guard forcedStatus != 0x60 else { return ModuleAnswer(0x60) }
        switch (command, parameter) {
        case (0x20, 0x01): return find()
        case (0x20, _): return select()
        case (0x30, 0x03): return readAddedAddress()
        case (0x30, 0x05): return readManagementNumbers()
        default: return read(fingerprint: parameter == 0x10)
        }
    }

    var card: SimulatedCard? {
        switch field {
        case .empty: nil
        case .waiting(let card), .found(let card), .selected(let card), .read(let card), .rejected(let card): card
        }
    }
}
