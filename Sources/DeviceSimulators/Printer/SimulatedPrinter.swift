/// An 80 mm receipt printer on a serial line: bytes in, answers and paper out.
///
/// While it is offline it keeps what it receives, up to `bufferLength` bytes, and prints it when it is online
/// again; bytes beyond are lost, for no flow-control line is wired.
public struct SimulatedPrinter: Sendable {
    /// What DLE sequences inside pictures do.
    public enum LookAlikes: String, Sendable, CaseIterable, Codable {
        /// They are obeyed, as on real printers.
        case obeyed
        /// They are data.
        case ignored
    }

    /// Bytes held while offline.
    public static let bufferLength = 4096

    /// What DLE sequences inside pictures do.
    public var lookAlikes = LookAlikes.obeyed
    /// The sensors.
    public private(set) var condition = PrinterCondition()
    /// All bytes that arrived.
    public private(set) var receivedBytes = 0
    /// Bytes that were lost because the buffer was full.
    public private(set) var lostBytes = 0
    /// Bytes that wait for the printer to be online.
    public private(set) var waitingBytes = 0

    private var interpreter: PrinterInterpreter
    private var tokenizer = PrinterTokenizer()
    private var watch = RealTimeWatch()
    private var waiting: [PrinterToken] = []
    private var bytesUntilPaperOut: Int?

    /// A printer with a full roll, as after power-on.
    public init(font: PrinterFont) {
        interpreter = PrinterInterpreter(font: font)
    }

    /// Commands that the interpreter does not have, in hexadecimal.
    public var unknownCommands: [String] { interpreter.unknownCommands }

    /// Takes bytes from the host.
    public mutating func receive(_ bytes: [UInt8]) -> [PrinterEffect] {
        bytes.flatMap { receive($0) }
    }

    /// Changes the roll.
    public mutating func setPaper(_ paper: PrinterCondition.Paper) -> [PrinterEffect] {
        change { $0.paper = paper }
    }

    /// Opens or closes the lid.
    public mutating func setCover(_ cover: PrinterCondition.Cover) -> [PrinterEffect] {
        change { $0.cover = cover }
    }

    /// Lets the roll end after so many more bytes.
    public mutating func endPaper(afterBytes count: Int) -> [PrinterEffect] {
        guard count > 0 else { return setPaper(.out) }
        bytesUntilPaperOut = count
        return []
    }

    /// Takes the paper by hand when something is on it.
    public mutating func tearOff() -> PaperStrip? {
        interpreter.canvas.hasInk ? interpreter.canvas.tearOff() : nil
    }

    /// Switches the printer off and on: settings, line and buffer are gone, paper and lid stay.
    public mutating func restart() {
        var fresh = SimulatedPrinter(font: interpreter.font)
        fresh.condition = condition
        fresh.lookAlikes = lookAlikes
        fresh.interpreter.canvas = interpreter.canvas
        self = fresh
    }

    private mutating func receive(_ byte: UInt8) -> [PrinterEffect] {
        receivedBytes += 1
        let heard = watch.append(byte)
        let isData = tokenizer.isInsideData
        var effects = accept(byte)
        if let heard, lookAlikes == .obeyed || !isData { effects += obey(heard) }
        effects += countDown()
        return effects
    }

    private mutating func accept(_ byte: UInt8) -> [PrinterEffect] {
        guard !condition.isOnline else {
            return tokenizer.append(byte).map { interpreter.execute($0, condition: condition) } ?? []
        }
        guard waitingBytes < Self.bufferLength else {
            lostBytes += 1
            return []
        }
        if let token = tokenizer.append(byte) { waiting.append(token) }
        if !tokenizer.isInsideRealTime, !watch.hasJustHeard { waitingBytes += 1 }
        return []
    }

    private mutating func obey(_ command: RealTimeCommand) -> [PrinterEffect] {
        switch command {
        case .status(let which): return [.reply([condition.status(which)])]
        case .resume: return []
        case .clear:
            waiting = []
            waitingBytes = 0
            tokenizer = PrinterTokenizer()
            interpreter.line = PrintLine()
            return []
        }
    }

    private mutating func countDown() -> [PrinterEffect] {
        guard let count = bytesUntilPaperOut else { return [] }
        bytesUntilPaperOut = count > 1 ? count - 1 : nil
        return count > 1 ? [] : setPaper(.out)
    }

    private mutating func change(_ body: (inout PrinterCondition) -> Void) -> [PrinterEffect] {
        let before = condition.automaticStatus
        body(&condition)
        var effects: [PrinterEffect] = []
        if interpreter.automaticStatusMask != 0, condition.automaticStatus != before {
            effects.append(.reply(condition.automaticStatus))
        }
        return effects + printWaiting()
    }

    private mutating func printWaiting() -> [PrinterEffect] {
        guard condition.isOnline else { return [] }
        defer {
            waiting = []
            waitingBytes = 0
        }
        return waiting.flatMap { interpreter.execute($0, condition: condition) }
    }
}
