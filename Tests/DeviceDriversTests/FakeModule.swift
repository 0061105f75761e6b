import DeviceCodecs

/// A security module with at most one card in its field, obeying the rules of the standard: find, select, read; silent
/// to find after a read until the card has left or the module was reset.
struct FakeModule: Sendable {
    enum CardState: Sendable { case fresh, found, selected, read }

    enum Health: Sendable { case well, mute, notAuthorised, selfTestFailed, selfTestFailedUntilReset }

    /// What the module makes of a reset.
    enum Resetting: Sendable {
        case works, refused, unanswered
        /// Done, and then deaf to so many requests.
        case deafAfterwards(requests: Int)
    }

    struct Card: Sendable {
        var data: [UInt8]
        var newAddress: [UInt8]?
        var state = CardState.fresh
    }

    var health = Health.well
    var resetting = Resetting.works
    private var deafFor = 0
    var card: Card?
    /// Status with which reads fail.
    var readStatus: UInt8?
    /// Requests seen, newest last, as CMD and PARA.
    var requests: [[UInt8]] = []

    /// Whether find goes on reporting a card that was read.
    var findsReadCards = false

    mutating func place(text: [(Int, String)], newAddress: String? = nil) {
        card = Card(data: ChipData.base(text), newAddress: newAddress.map(ChipData.address))
    }

    /// The bytes of the answer, or none when the module is mute or was sent nonsense.
    mutating func answer(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= 10, health != .mute else { return [] }
        requests.append([bytes[7], bytes[8]])
        guard deafFor == 0 else {
            deafFor -= 1
            return []
        }
        return reply(to: bytes)?.encoded() ?? []
    }

    private mutating func reply(to bytes: [UInt8]) -> SDTFrame? {
        switch (health, bytes[7]) {
        case (.notAuthorised, _): return .answer(sw3: 0x66)
        case (.selfTestFailedUntilReset, 0x10):
            health = .well
            return .answer(sw3: 0x90)
        case (.selfTestFailed, 0x10): return .answer(sw3: 0x90)
        case (.selfTestFailed, _), (.selfTestFailedUntilReset, _): return .answer(sw3: 0x60)
        default: break
        }
        switch (bytes[7], bytes[8]) {
        case (0x10, 0xFF): return reset()
        case (0x20, 0x01): return find()
        case (0x20, 0x02): return select()
        case (0x30, 0x01): return read()
        case (0x30, 0x03): return newAddress()
        default: return .answer(sw3: 0x90)
        }
    }

    private mutating func reset() -> SDTFrame? {
        switch resetting {
        case .works: break
        case .refused: return .answer(sw3: 0x21)
        case .unanswered: return nil
        case .deafAfterwards(let requests): deafFor = requests
        }
        card?.state = .fresh
        return .answer(sw3: 0x90)
    }

    private mutating func find() -> SDTFrame {
        guard let card, card.state != .read || findsReadCards else { return .answer(sw3: 0x80) }
        self.card?.state = .found
        return .answer(sw3: 0x9F, data: [0, 0, 0, 0])
    }

    private mutating func select() -> SDTFrame {
        guard card?.state == .found else { return .answer(sw3: 0x81) }
        card?.state = .selected
        return .answer(sw3: 0x90, data: Array(repeating: 0, count: 8))
    }

    private mutating func read() -> SDTFrame {
        if let readStatus {
            card?.state = .fresh
            return .answer(sw3: readStatus)
        }
        guard let card, card.state == .selected || card.state == .read else { return .answer(sw3: 0x41) }
        self.card?.state = .read
        return .answer(sw3: 0x90, data: card.data)
    }

    private func newAddress() -> SDTFrame {
        guard let card else { return .answer(sw3: 0x41) }
        guard let address = card.newAddress else { return .answer(sw3: 0x91) }
        return .answer(sw3: 0x90, data: address)
    }
}

/// Data as a chip holds them; invented people only.
enum ChipData {
    static let wang: [(Int, String)] = [
        (0, "测试王"), (30, "2"), (32, "11"), (36, "18990101"), (52, "测试省测试市幸福路9号"), (122, "990101189901010042"),
        (158, "测试市公安局"), (188, "20200101"), (204, "长期"),
    ]

    static func base(_ fields: [(Int, String)]) -> [UInt8] {
        [0x01, 0x00, 0x04, 0x00] + block(fields, count: 256) + Array(repeating: 0x5A, count: 1024)
    }

    static func address(_ text: String) -> [UInt8] {
        block([(0, text)], count: 70)
    }

    private static func block(_ fields: [(Int, String)], count: Int) -> [UInt8] {
        var bytes = (0..<count / 2).flatMap { _ in [0x20, 0x00] as [UInt8] }
        for (offset, text) in fields {
            for (index, unit) in text.utf16.enumerated() {
                bytes[offset + index * 2] = UInt8(truncatingIfNeeded: unit)
                bytes[offset + index * 2 + 1] = UInt8(truncatingIfNeeded: unit >> 8)
            }
        }
        return bytes
    }
}
