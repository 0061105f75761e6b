/// The envelope of every message between a host and an identity-card module (GA 467).
///
/// A frame is the preamble, a big-endian length of two bytes that counts everything after itself, the body and one
/// checksum byte. Requests put CMD and PARA first in the body, answers SW1, SW2 and SW3.
public struct SDTFrame: Hashable, Sendable {
    /// Bytes that open every frame: three to synchronise on, two to mark the start.
    public static let preamble: [UInt8] = [0xAA, 0xAA, 0xAA, 0x96, 0x69]
    /// The largest value the length field may have: base data with a fingerprint of 1024 bytes.
    public static let maximumLength = 2314
    /// The smallest value the length field may have: a request without data.
    public static let minimumLength = 3
    /// Bytes of a frame that its length field does not count.
    public static let overhead = preamble.count + 2

    /// What lies between the length field and the checksum.
    public var body: [UInt8]

    /// A frame around `body`, which holds two bytes at least and `maximumLength` - 1 at most.
    public init(body: [UInt8]) {
        self.body = body
    }

    /// A request: CMD, PARA and data.
    public static func request(command: UInt8, parameter: UInt8, data: [UInt8] = []) -> SDTFrame {
        SDTFrame(body: [command, parameter] + data)
    }

    /// An answer: SW1, SW2, SW3 and data.
    public static func answer(sw1: UInt8 = 0, sw2: UInt8 = 0, sw3: UInt8, data: [UInt8] = []) -> SDTFrame {
        SDTFrame(body: [sw1, sw2, sw3] + data)
    }

    /// What the length field says: the body and the checksum.
    public var length: Int { body.count + 1 }

    /// The whole frame as it goes over the line.
    public func encoded() -> [UInt8] {
        let counted = [UInt8(truncatingIfNeeded: length >> 8), UInt8(truncatingIfNeeded: length)] + body
        return Self.preamble + counted + [Self.checksum(counted)]
    }

    /// Exclusive or of all `bytes`: of the length field and the body, without the preamble.
    public static func checksum(_ bytes: some Sequence<UInt8>) -> UInt8 {
        bytes.reduce(0) { $0 ^ $1 }
    }
}
