import HallCore
import HubMessages
import KioskSession
import KioskStore
import KioskSync
import Logging
import PackFiles
import ServiceLifecycle
import Synchronization

/// Fetches the packs that administrators activate at the centre. When another one holds than the terminal works by, it
/// ends once nobody is at the screen, so that the daemon begins anew with that one.
final class PackKeeping: Service {
    private static let pause = Duration.seconds(30)

    private let terminal: Terminal
    private let store: KioskDatabase
    private let connection: HubConnection
    private let intake: PackIntake
    private let log: Logger
    private let changed = Mutex(false)

    init(terminal: Terminal, store: KioskDatabase, connection: HubConnection, intake: PackIntake, log: Logger) {
        self.terminal = terminal
        self.store = store
        self.connection = connection
        self.intake = intake
        self.log = log
    }

    /// Whether it ended because another pack holds.
    var mustBeginAnew: Bool { changed.withLock { $0 } }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat {
                await self.learn()
                if await self.isDue() {
                    self.changed.withLock { $0 = true }
                    return
                }
            } while (try? await Task.sleep(for: Self.pause)) != nil
        }
    }

    private func learn() async {
        do {
            guard let schedule = await connection.packSchedule() else { return }
            let known = try await store.scheduledPacks()
            let wanted = schedule.entries.filter { $0.pack == intake.own.id }
            guard known.map(PackSchedule.Entry.init) != wanted else { return }
            try await store.save(try await wanted.inOrder { try await self.pack($0, known) })
        } catch {
            log.error("the centre's pack cannot be taken over, the one before stays", metadata: ["cause": "\(error)"])
        }
    }

    private func pack(_ entry: PackSchedule.Entry, _ known: [ScheduledPack]) async throws -> ScheduledPack {
        if let here = known.first(where: { $0.pack.digest == entry.digest }) {
            return ScheduledPack(pack: here.pack, from: entry.from)
        }
        let pack = try intake.checked(try await connection.packContent(entry.digest), digest: entry.digest)
        log.notice("fetched a pack", metadata: ["pack": "\(pack.id) \(pack.version)", "from": "\(entry.from.iso)"])
        return ScheduledPack(pack: pack, from: entry.from)
    }

    private func isDue() async -> Bool {
        do {
            let holding = try await store.scheduledPacks().holding(on: terminal.now.date) ?? intake.own
            guard holding.digest != terminal.pack.digest else { return false }
            return try await terminal.isFree()
        } catch {
            log.error("the packs on this terminal cannot be read", metadata: ["cause": "\(error)"])
            return false
        }
    }
}

/// Decides whether a pack that came over the line may be worked by.
struct PackIntake {
    /// The pack of the settings' folder; only packs of its name and place take its place.
    let own: PolicyPack
    /// Public key that has to have signed packs, base64, if the settings name one.
    let key: String?

    /// - Throws: ``PackIntakeFault``, ``PackFileError`` for a signature that does not hold.
    func checked(_ content: PackContent, digest: String) throws -> PolicyPack {
        let pack = content.pack
        guard pack.digest == digest, try PackDigest.digest(of: pack) == digest else { throw PackIntakeFault.altered }
        guard (pack.id, pack.division) == (own.id, own.division) else { throw PackIntakeFault.otherPlace(pack.id) }
        if let key {
            try PackSignature.verify(digest: digest, signature: content.signature, from: "the centre", key: key)
        }
        return pack
    }
}

/// Why a pack from the centre is not worked by.
enum PackIntakeFault: Error, CustomStringConvertible {
    case altered
    case otherPlace(String)

    var description: String {
        switch self {
        case .altered:
            "the pack's content does not have the digest it is named by; centre and terminal may be of different versions"
        case .otherPlace(let id): "the pack \(id) is of another place than the one in the settings"
        }
    }
}

extension PackSchedule.Entry {
    fileprivate init(_ scheduled: ScheduledPack) {
        self.init(pack: scheduled.pack.id, digest: scheduled.pack.digest, from: scheduled.from)
    }
}

extension Array {
    fileprivate func inOrder<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var result: [T] = []
        for element in self { result.append(try await transform(element)) }
        return result
    }
}
