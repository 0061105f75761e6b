import Foundation
import HallCore
import KioskSession
import KioskStore
import Logging
import PackFiles
import Synchronization

/// A terminal with a real database in a folder of its own, a clock that stands until it is moved, and a printer that does
/// what it is told.
final class Bench: Sendable {
    let folder: URL
    let store: KioskDatabase
    let terminal: Terminal
    let pack: PolicyPack
    let calendar: WorkCalendar
    private let state: SharedState

    final class SharedState: Sendable {
        let time: Mutex<Timestamp>
        let uptime = Mutex<Int64>(1_000_000)
        let outcome = Mutex<PrintOutcome>(.printed)
        let papers = Mutex<[ReceiptDocument]>([])
        let known = Mutex<[CaseView]?>(nil)
        let random = Mutex<SystemRandomNumberGenerator>(SystemRandomNumberGenerator())

        let folder: URL

        init(_ time: Timestamp, folder: URL) {
            self.time = Mutex(time)
            self.folder = folder
        }

        /// The terminal holds this too, so the folder stays as long as anything uses it.
        deinit {
            try? FileManager.default.removeItem(at: folder)
        }

        var now: Timestamp { time.withLock { $0 } }

        func makeID() -> UUIDv7 {
            let now = now
            return random.withLock { UUIDv7(milliseconds: now.milliseconds, random: &$0) }
        }
    }

    /// Friday 20 November 2026, 10:00, unless another time is given.
    init(
        at start: String = "2026-11-20T10:00:00+08:00", city: String = "suizhou",
        bell: @escaping @Sendable (StaffCallReason) async -> Bool = { _ in false }
    ) throws {
        let loaded = try Self.pack(city)
        (pack, calendar) = (loaded.pack, loaded.calendar)
        folder = FileManager.default.temporaryDirectory.appending(path: "kiosk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let time = try Self.required(Timestamp(rfc3339: start))
        let state = SharedState(time, folder: folder)
        self.state = state
        store = try Self.open(folder, stream: state.makeID())
        terminal = Self.terminal(on: store, loaded.pack, loaded.calendar, state, bell: bell)
    }

    /// The same terminal started anew: it knows what the database knows.
    func terminal(
        on store: KioskDatabase, pack: PolicyPack? = nil, bills: BillLine = .none, voice: VoiceLine = .none,
        staff: [StaffMember] = [], carry: CarryLine? = nil, key: @escaping @Sendable () -> KeySwitch = { .none }
    ) -> Terminal {
        Self.terminal(on: store, pack ?? self.pack, calendar, state, bills, voice, staff, carry, key: key)
    }

    private static func terminal(
        on store: KioskDatabase, _ pack: PolicyPack, _ calendar: WorkCalendar, _ state: SharedState,
        _ bills: BillLine = .none, _ voice: VoiceLine = .none, _ staff: [StaffMember] = [],
        _ carry: CarryLine? = nil, key: @escaping @Sendable () -> KeySwitch = { .none },
        bell: @escaping @Sendable (StaffCallReason) async -> Bool = { _ in false }
    ) -> Terminal {
        var surroundings = surroundings(state)
        surroundings.bills = bills
        surroundings.voice = voice
        surroundings.ring = bell
        surroundings.keySwitch = key
        return Terminal(
            pack: pack, calendar: calendar, store: store, surroundings: surroundings,
            roles: [.idReader, .receiptPrinter], staff: staff, carry: carry,
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func surroundings(_ state: SharedState) -> Surroundings {
        Surroundings(
            now: { state.now }, uptime: { state.uptime.withLock { $0 } }, makeID: { state.makeID() },
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } },
            digest: { bytes in Array(bytes.reduce(into: Array("digest".utf8)) { $0.append($1 ^ 0x5A) }) },
            sign: { Self.signature($0, $1) }, verifies: { $0 == Self.signature($1, $2) },
            print: { document in
                state.papers.withLock { $0.append(document) }
                return state.outcome.withLock { $0 }
            },
            lookUp: { _ in state.known.withLock { $0 } })
    }

    /// Stands for Ed25519: whoever knows the key can make it, and private and public key are one.
    static func signature(_ bytes: [UInt8], _ key: [UInt8]) -> [UInt8] {
        key.enumerated().map { place, byte in
            let start = 0xcbf2_9ce4_8422_2325 ^ UInt64(byte) << 8 ^ UInt64(place)
            let sum = bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            return UInt8(truncatingIfNeeded: sum >> 56)
        }
    }

    static func suizhou() throws -> LoadedPack { try pack("suizhou") }

    static func pack(_ city: String) throws -> LoadedPack {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try PackLoader.load(
            directory: root.appending(path: "Config/packs/\(city)").path,
            calendars: root.appending(path: "Config/calendars").path)
    }

    static func open(_ folder: URL, kiosk: String = "SZ01", stream: UUIDv7) throws -> KioskDatabase {
        try KioskDatabase(
            path: folder.appending(path: "kiosk.sqlite").path,
            founding: StationFounding(
                kiosk: kiosk, letter: "A", stream: stream, signingKey: Data(repeating: 7, count: 32)))
    }

    /// Unwraps what a test cannot go on without.
    static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw BenchFault.missing("\(Value.self)") }
        return value
    }

    enum BenchFault: Error {
        case missing(String)
    }

    /// Files of the database.
    func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
    /// A file's bytes as text, whatever they are.
    func content(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    var now: Timestamp { state.now }
    var papers: [ReceiptDocument] { state.papers.withLock { $0 } }
    func makeID() -> UUIDv7 { state.makeID() }
    func pass(seconds: Int64) {
        state.uptime.withLock { $0 += seconds * 1000 }
        setClock(forward: seconds)
    }
    /// Somebody sets the clock; no time passes.
    func setClock(forward seconds: Int64) {
        state.time.withLock { $0 = $0.adding(milliseconds: seconds * 1000) }
    }
    func printer(says outcome: PrintOutcome) { state.outcome.withLock { $0 = outcome } }
    func hub(knows cases: [CaseView]?) { state.known.withLock { $0 = cases } }

    static var card: IdentityCard {
        var card = IdentityCard(kind: .mainland, name: "张三测", sex: .male, number: "990101189912310005")
        card.address = "测试省测试市测试路1号"
        return card
    }

    /// Begins a visit.
    func begin() async throws -> Visit {
        let token = try await terminal.start()
        return try Self.required(try await terminal.visit(token: token))
    }

    static let answers = [
        "applicant.personName": "张三测", "applicant.citizenNumber": "990101189912310005", "contact.name": "张三测",
        "contact.phone": "138 0013 8000", "place.district": "421303", "place.road": "迎宾大道88号",
        "appointment.time": "2026-11-24T10",
    ]

    /// A visit with a complete application of a resident for water and power.
    func fillApplication() async throws -> Visit {
        let visit = try await begin()
        try await fill(visit)
        return visit
    }

    func fill(_ visit: Visit) async throws {
        try await terminal.choose(utilities: ["power", "water"], kind: .resident, for: visit.id)
        try await terminal.keep(Self.answers, for: visit.id)
    }

    /// Submits the filled application.
    func submit(_ visit: Visit) async throws -> CaseRecord {
        guard case .accepted(let record) = try await terminal.submit(signature: nil, for: visit.id) else {
            throw BenchFault.missing("an accepted case")
        }
        return record
    }

    /// A whole application, filled and submitted.
    func apply() async throws -> CaseRecord {
        try await submit(fillApplication())
    }
}
