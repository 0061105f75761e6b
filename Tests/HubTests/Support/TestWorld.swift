import Foundation
import HallCore
import HubService
import HubStore
import Logging
import PackFiles
import Synchronization

/// Time and chance under a test's hand.
final class TestTime: Sendable {
    private let milliseconds: Mutex<Int64>
    private let generator: Mutex<SeededGenerator>

    init(seed: UInt64 = 1, start: String = "2026-11-23T09:00:00+08:00") {
        milliseconds = Mutex(Timestamp(rfc3339: start)?.milliseconds ?? 0)
        generator = Mutex(SeededGenerator(state: seed))
    }

    var now: Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }

    func advance(minutes: Int64) {
        milliseconds.withLock { $0 += minutes * 60_000 }
    }

    func random() -> UInt64 {
        generator.withLock { $0.next() }
    }

    func identifier() -> UUIDv7 {
        let now = now.milliseconds
        return generator.withLock { UUIDv7(milliseconds: now, random: &$0) }
    }

    var surroundings: TimeAndChance {
        TimeAndChance(now: { self.now }, random: { self.random() }, clock: InstantClock())
    }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A clock on which every wait is over at once.
struct InstantClock: Clock {
    struct Instant: InstantProtocol {
        var offset = Duration.zero

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    var now: Instant { Instant() }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        await Task.yield()
    }
}

/// Places and packs that tests share.
enum Fixtures {
    static let config = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Config").path()

    private static let loaded = Result {
        try PackLoader.load(directory: config + "/packs/suizhou", calendars: config + "/calendars")
    }

    static func pack() throws -> PolicyPack { try loaded.get().pack }
    static func calendar() throws -> WorkCalendar { try loaded.get().calendar }

    static let token = "an-invented-token-for-tests"
    static let seed = Array(repeating: UInt8(7), count: 32)
    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    static func hub(
        _ store: HubDatabase, _ time: TestTime, surroundings: TimeAndChance? = nil,
        secondFactor: Set<Role> = [], packs: [PolicyPack]? = nil, limits: RateLimits = .defaults,
        systems: [UtilityID: String] = [:], outside: OutsideRules = OutsideRules()
    ) async throws -> Hub {
        try await Hub(
            store: store, keys: HubKeys(seed: seed),
            packs: PackShelf(packs ?? [try pack()], calendar: Fixtures.calendar()),
            kiosks: [kiosk("SZ01"), kiosk("SZ02")], systems: systems, outside: outside,
            accountSettings: AccountSettings(secondFactorRoles: secondFactor, passwordCost: .cheap),
            packReader: packReader, limits: limits, surroundings: surroundings ?? time.surroundings, log: quiet)
    }

    /// Takes a pack's JSON for a pack file; every signature holds.
    static let packReader = PackReader { bytes in
        guard let pack = try? JSONDecoder().decode(PolicyPack.self, from: Data(bytes)) else {
            throw PackRefusal.noPackFile
        }
        return PackReader.Reading(pack: pack, signature: "ed25519 key signature")
    }

    /// The pack as a later version of it, with one limit changed.
    static func laterPack(_ version: String = "9.0.0", from day: String? = nil) throws -> PolicyPack {
        var pack = try pack()
        pack.version = version
        if let day { pack.effectiveFrom = CivilDate(iso: day) ?? pack.effectiveFrom }
        pack.fees.removeFirst()
        pack.digest = try PackDigest.digest(of: pack)
        return pack
    }

    static func file(_ pack: PolicyPack) throws -> [UInt8] { Array(try JSONEncoder().encode(pack)) }

    /// A terminal in the division of ``pack()``.
    static func kiosk(_ code: String, token: String = token, division: String = "421300") -> AdmittedKiosk {
        AdmittedKiosk(code: code, token: token, division: division)
    }

    /// An invented company's application. The names carry signs that pages must escape.
    static func form(company: String = "随州测试<b>建材</b>有限公司") -> ApplicationForm {
        ApplicationForm(
            applicantKind: .company, utilities: ["water", "power"],
            answers: [
                "applicant.companyName": Answer(value: company, source: .typed),
                "contact.name": Answer(value: "试验员", source: .card),
                "contact.phone": Answer(value: "13800000000", source: .typed),
                "contact.citizenNumber": Answer(value: citizenNumber, source: .card),
                "water.businessType": Answer(value: "open", source: .typed),
                "water.dailyVolume": Answer(value: "12.5", source: .typed),
            ])
    }

    /// Region 99 is nobody's.
    static let citizenNumber = "990101189912310005"

    static func record(
        id: UUIDv7, number: CaseNumber, kiosk: String = "SZ01", at time: Timestamp,
        form: ApplicationForm = Fixtures.form()
    ) throws -> CaseRecord {
        let pack = try pack()
        let promise = Promise(
            id: "connection", title: "接入", kind: .workdays,
            due: DueTime(due: time.adding(minutes: 60 * 8), provisional: false, steps: ["第一步", "第二步"]),
            cite: Citation(doc: "随建文〔2023〕7号", section: "二(一)3"))
        return CaseRecord(
            id: id, number: number, packID: pack.id, packVersion: pack.version, packDigest: pack.digest,
            division: pack.division, kiosk: kiosk, submittedAt: time, form: form,
            lanes: form.utilities.map { Lane(opening: $0, first: "received", promises: [promise]) },
            proof: "proof-of-tests")
    }
}
