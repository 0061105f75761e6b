/// Cuts the printer's input into tokens, byte by byte.
///
/// It stays inside a command until all its announced bytes have come: whoever breaks off in the middle of an
/// image finds the start of the next job swallowed by it, as on a real printer.
struct PrinterTokenizer: Sendable {
    enum State: Sendable, Hashable {
        case ground
        /// A lead byte was seen.
        case lead(UInt8)
        /// Collecting the parameters of a command.
        case parameters(lead: UInt8, letter: UInt8, tail: CommandTail, collected: [UInt8])
        /// Collecting announced data.
        case data(lead: UInt8, letter: UInt8, collected: [UInt8], missing: Int)
        /// Inside a character of two or four bytes.
        case character([UInt8])
        /// Inside a real-time command, which was obeyed on arrival; what came behind its DLE.
        case realTime([UInt8])
    }

    enum TextMode: Sendable, Hashable {
        case chinese, singleByte
    }

    private(set) var state = State.ground
    /// China models power up in Chinese mode.
    private var textMode = TextMode.chinese

    /// A tokenizer as after power-on.
    init() {}

    /// Whether the next byte belongs to the announced data of a command.
    var isInsideData: Bool {
        if case .data = state { true } else { false }
    }

    /// Whether the next byte belongs to a real-time command.
    var isInsideRealTime: Bool {
        if case .realTime = state { true } else { false }
    }

    /// Takes one byte; gives a token when one became whole.
    mutating func append(_ byte: UInt8) -> PrinterToken? {
        switch state {
        case .ground: return begin(byte)
        case .lead(let lead): return letter(byte, after: lead)
        case .parameters(let lead, let letter, let tail, let collected):
            return parameter(lead, letter, tail, collected + [byte])
        case .data(let lead, let letter, var collected, let missing):
            // The state gives up its copy so that long images are collected in place.
            state = .ground
            collected.append(byte)
            return data(lead, letter, collected, missing - 1)
        case .character(let bytes): return character(bytes + [byte])
        case .realTime(let bytes): return realTime(bytes + [byte])
        }
    }

    private mutating func begin(_ byte: UInt8) -> PrinterToken? {
        switch byte {
        case PrinterGrammar.escape, PrinterGrammar.fileSeparator, PrinterGrammar.groupSeparator:
            state = .lead(byte)
            return nil
        case PrinterGrammar.dataLinkEscape:
            state = .realTime([])
            return nil
        case 0x00..<0x20: return .control(byte)
        case 0x81...0xFE where textMode == .chinese:
            state = .character([byte])
            return nil
        default: return .character([byte])
        }
    }

    private mutating func letter(_ letter: UInt8, after lead: UInt8) -> PrinterToken? {
        guard let tail = PrinterGrammar.tail(lead: lead, letter: letter) else {
            return finish(lead, letter, [])
        }
        if tail == .fixed(0) { return finish(lead, letter, []) }
        state = .parameters(lead: lead, letter: letter, tail: tail, collected: [])
        return nil
    }

    private mutating func parameter(
        _ lead: UInt8, _ letter: UInt8, _ tail: CommandTail, _ collected: [UInt8]
    ) -> PrinterToken? {
        switch tail {
        case .fixed(let count) where collected.count == count: return finish(lead, letter, collected)
        case .zeroEnded where collected.last == 0: return finish(lead, letter, collected)
        case .counted(let header) where collected.count == header:
            let missing = PrinterGrammar.dataLength(lead: lead, letter: letter, header: collected)
            return data(lead, letter, collected, missing)
        case .fixed, .zeroEnded, .counted:
            state = .parameters(lead: lead, letter: letter, tail: tail, collected: collected)
            return nil
        }
    }

    private mutating func data(
        _ lead: UInt8, _ letter: UInt8, _ collected: [UInt8], _ missing: Int
    ) -> PrinterToken? {
        guard missing > 0 else { return finish(lead, letter, collected) }
        state = .data(lead: lead, letter: letter, collected: collected, missing: missing)
        return nil
    }

    private mutating func finish(_ lead: UInt8, _ letter: UInt8, _ parameters: [UInt8]) -> PrinterToken {
        state = .ground
        switch (lead, letter) {
        case (PrinterGrammar.escape, 0x40), (PrinterGrammar.fileSeparator, 0x26): textMode = .chinese
        case (PrinterGrammar.fileSeparator, 0x2E): textMode = .singleByte
        default: break
        }
        return .command(lead: lead, letter: letter, parameters: parameters)
    }

    private mutating func character(_ bytes: [UInt8]) -> PrinterToken? {
        let second = bytes[1]
        if (0x30...0x39).contains(second), bytes.count < 4 {
            state = .character(bytes)
            return nil
        }
        state = .ground
        return .character(bytes)
    }

    private mutating func realTime(_ bytes: [UInt8]) -> PrinterToken? {
        let length =
            switch (bytes[0], bytes.dropFirst().first) {
            case (0x04, _), (0x05, _): 2
            case (0x14, nil): 2
            case (0x14, 0x08): 9
            case (0x14, _): 4
            default: 1
            }
        state = bytes.count < length ? .realTime(bytes) : .ground
        return nil
    }
}
