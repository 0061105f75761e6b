/// Cuts what a serial scanner sends into codes.
///
/// A code ends at CR or LF, whose partner is swallowed, or when nothing has come for a while: see ``idleGapPassed()``.
/// QR codes arrive in several pieces. What is longer than any code is noise and dropped up to the next end.
public struct ScannerLineDecoder: Sendable {
    public enum Event: Hashable, Sendable {
        case code(String)
        /// More bytes than a code can have, or no text in either encoding.
        case unreadable
    }

    /// The most bytes a QR code of 7089 digits gives.
    public static let mostBytes = 7089

    private enum State {
        case collecting([UInt8])
        case dropping
    }

    private var state = State.collecting([])

    public init() {}

    /// Whether a code has begun that only more bytes or the idle gap will end.
    public var isInsideCode: Bool {
        switch state {
        case .collecting(let bytes): !bytes.isEmpty
        case .dropping: true
        }
    }

    public mutating func append(_ bytes: some Sequence<UInt8>) -> [Event] {
        bytes.compactMap { $0 == 0x0D || $0 == 0x0A ? finish() : take($0) }
    }

    /// Ends the code at hand: to be called when no byte has come for 20 to 50 ms.
    public mutating func idleGapPassed() -> Event? {
        finish()
    }

    private mutating func take(_ byte: UInt8) -> Event? {
        guard case .collecting(var bytes) = state else { return nil }
        // Held by nobody else while it grows, so that a long code is not copied for every byte.
        state = .dropping
        bytes.append(byte)
        guard bytes.count <= Self.mostBytes else { return .unreadable }
        state = .collecting(bytes)
        return nil
    }

    private mutating func finish() -> Event? {
        defer { state = .collecting([]) }
        guard case .collecting(let bytes) = state, !bytes.isEmpty else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) ?? GB18030.decode(bytes) else { return .unreadable }
        let visible = text.filter { character in
            character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        }
        return visible.isEmpty ? nil : .code(visible)
    }
}
