/// What `status` shows, as JSON.
public struct SimulatorStatus: Sendable, Codable, Hashable {
    /// The reader; `card` is the key of the card on it.
    public struct Reader: Sendable, Codable, Hashable {
        /// The present node; nil while unplugged.
        public var node: String?
        /// nil when the field is empty.
        public var card: String?
        /// Whether it answers.
        public var voice: AnswerFaults.Voice
        /// Whether the module may read.
        public var authorisation: SecurityModule.Authorisation
        /// Bits a second.
        public var baud: Int
    }

    /// The printer.
    public struct Printer: Sendable, Codable, Hashable {
        /// The present node; nil while unplugged.
        public var node: String?
        /// The roll.
        public var paper: PrinterCondition.Paper
        /// The lid.
        public var cover: PrinterCondition.Cover
        /// Whether it answers.
        public var voice: AnswerFaults.Voice
        /// All bytes received since the start.
        public var receivedBytes: Int
        /// Bytes that wait for it to be online.
        public var waitingBytes: Int
        /// Bytes lost to a full buffer.
        public var lostBytes: Int
        /// Pieces of paper in the folder.
        public var papers: Int
        /// Commands it did not know, in hexadecimal.
        public var unknownCommands: [String]
    }

    /// The scanner.
    public struct Scanner: Sendable, Codable, Hashable {
        /// The present node; nil while unplugged.
        public var node: String?
    }

    /// The identity-card reader.
    public var reader: Reader
    /// The receipt printer.
    public var printer: Printer
    /// The code scanner.
    public var scanner: Scanner
}
