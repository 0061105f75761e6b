/// A module's answer: two status bytes of the card, one of the module, and data.
public struct SDTAnswer: Hashable, Sendable {
    /// The card's own ISO 7816 status words where the card refused something, otherwise 0. For the log only.
    public var sw1: UInt8
    public var sw2: UInt8
    /// The module's verdict, the only byte to judge by.
    public var sw3: UInt8
    public var data: [UInt8]

    public init(sw1: UInt8 = 0, sw2: UInt8 = 0, sw3: UInt8, data: [UInt8] = []) {
        self.sw1 = sw1
        self.sw2 = sw2
        self.sw3 = sw3
        self.data = data
    }

    /// The answer in a frame's body, or nil when the body is too short to be one.
    public init?(_ frame: SDTFrame) {
        guard frame.body.count >= 3 else { return nil }
        let data = Array(frame.body.dropFirst(3))
        self.init(sw1: frame.body[0], sw2: frame.body[1], sw3: frame.body[2], data: data)
    }

    /// What SW3 means, or nil for a value no list explains.
    public var verdict: SDTStatus? { SDTStatus(rawValue: sw3) }
}
