import HubStore
import Synchronization

/// Kiosks as they were when last looked up, so that a push needs no question before its transaction. Only a hint: the
/// store compares it with the kiosk's row in the transaction that it is used for.
final class KioskKeyring: Sendable {
    private let known = Mutex<[String: KnownKiosk]>([:])

    func kiosk(_ code: String) -> KnownKiosk? {
        known.withLock { $0[code] }
    }

    func keep(_ kiosk: KnownKiosk) {
        known.withLock { $0[kiosk.code] = kiosk }
    }
}
