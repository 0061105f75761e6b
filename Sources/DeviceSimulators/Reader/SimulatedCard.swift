/// What lies in the chip of one invented identity card.
public struct SimulatedCard: Sendable, Hashable {
    /// The name a person at the control socket uses: lower-case letters.
    public let key: String
    /// What is special about the card, in one line.
    public let summary: String
    /// The text block of GA/T 490, 256 bytes of UTF-16LE padded with blanks.
    public let text: [UInt8]
    /// The newest added address, 70 bytes, or nil when the card has none.
    public let addedAddress: [UInt8]?

    /// A card from its parts; `text` is cut or padded to 256 bytes.
    public init(key: String, summary: String, text: ChipText, addedAddress: String? = nil) {
        self.key = key
        self.summary = summary
        self.text = text.bytes
        self.addedAddress = addedAddress.map { address in
            var block = ChipText(units: 35)
            block.put(address, at: 0, length: 70)
            return block.bytes
        }
    }

    /// The closed picture format, 1024 bytes. An invented person has no picture, so it is a fixed pattern.
    public var picture: [UInt8] { (0..<1024).map { UInt8(truncatingIfNeeded: 3 + 7 * $0) } }

    /// Management numbers of the chip, 28 bytes.
    public var managementNumbers: [UInt8] { (0..<28).map { UInt8($0) } }
}
