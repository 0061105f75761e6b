public import HallCore

/// What a terminal reaches outside itself. Passed in, so that the same code runs on a kiosk and in a simulation.
public struct Surroundings: Sendable {
    /// The time now.
    public var now: @Sendable () -> Timestamp
    /// Milliseconds since some moment before the start, by a clock that nobody can set.
    public var uptime: @Sendable () -> Int64
    /// A new identifier.
    public var makeID: @Sendable () -> UUIDv7
    /// Random bytes from the system's secure source.
    public var randomBytes: @Sendable (_ count: Int) -> [UInt8]
    /// SHA-256.
    public var digest: @Sendable ([UInt8]) -> [UInt8]
    /// Ed25519: signature over bytes with a private key of 32 bytes; nil when the key is none.
    public var sign: @Sendable (_ bytes: [UInt8], _ privateKey: [UInt8]) -> [UInt8]?
    /// Ed25519: whether a signature over bytes was made by the holder of a public key.
    public var verifies: @Sendable (_ signature: [UInt8], _ bytes: [UInt8], _ publicKey: [UInt8]) -> Bool
    /// Prints one slip and says what became of it. One job at a time is the printer driver's business.
    public var print: @Sendable (ReceiptDocument) async -> PrintOutcome
    /// Asks the centre; nil when it cannot be reached within a few seconds.
    public var lookUp: @Sendable (ProgressQuery) async -> [CaseView]?
    /// Asks the centre about bills and payments.
    public var bills = BillLine.none
    /// Says pages aloud.
    public var voice = VoiceLine.none
    /// Rings the hall's bell and says whether it took the call; false where there is none.
    public var ring: @Sendable (StaffCallReason) async -> Bool = { _ in false }
    /// The maintainers' key, as it stands.
    public var keySwitch: @Sendable () -> KeySwitch = { .none }
    /// What the machine says of itself.
    public var machine: @Sendable () async -> MachineFacts = { MachineFacts() }
    /// The daemon's newest log lines, masked, the newest last.
    public var recentEvents: @Sendable () -> [String] = { [] }
    /// Tries at once to send what waits for the centre.
    public var sendNow: @Sendable () async -> Void = {}
    /// Wipes what helpers with typing may remember. Quick: a visit's end waits for it.
    public var forgetTyping: @Sendable () async -> Void = {}

    public init(
        now: @escaping @Sendable () -> Timestamp, uptime: @escaping @Sendable () -> Int64,
        makeID: @escaping @Sendable () -> UUIDv7,
        randomBytes: @escaping @Sendable (Int) -> [UInt8], digest: @escaping @Sendable ([UInt8]) -> [UInt8],
        sign: @escaping @Sendable ([UInt8], [UInt8]) -> [UInt8]?,
        verifies: @escaping @Sendable ([UInt8], [UInt8], [UInt8]) -> Bool,
        print: @escaping @Sendable (ReceiptDocument) async -> PrintOutcome,
        lookUp: @escaping @Sendable (ProgressQuery) async -> [CaseView]?
    ) {
        self.now = now
        self.uptime = uptime
        self.makeID = makeID
        self.randomBytes = randomBytes
        self.digest = digest
        self.sign = sign
        self.verifies = verifies
        self.print = print
        self.lookUp = lookUp
    }
}
