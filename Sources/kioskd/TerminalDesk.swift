import HallCore
import HubMessages
import KioskSession
import KioskSync
import Synchronization

/// Where devices and the hub's connection find the terminal: they are made before it, since it prints through them.
final class TerminalDesk: Sendable {
    private let seated = Mutex<Terminal?>(nil)

    /// Nil only while the daemon is being put together.
    var terminal: Terminal? {
        get { seated.withLock { $0 } }
        set { seated.withLock { $0 = newValue } }
    }
}

extension LinkState {
    /// The connection's word as the terminal shows it.
    init(_ status: LinkStatus) {
        self =
            switch status {
            case .unknown: .unknown
            case .up(let since): .up(since: since)
            case .down(let since, _): .down(since: since)
            }
    }
}

extension LineTrouble {
    /// Why the connection is down; nil when it is not.
    init?(_ status: LinkStatus) {
        guard case .down(_, let trouble) = status else { return nil }
        self.init(rawValue: trouble.rawValue)
    }
}

extension CaseView {
    /// The hub's word on a case.
    init(_ progress: CaseProgress) {
        self.init(
            id: progress.id, number: progress.number, applicant: progress.applicant,
            submittedAt: progress.submittedAt, lanes: progress.lanes)
        asks = progress.asks
    }
}

extension CaseLookup {
    init(_ query: ProgressQuery) {
        self =
            switch query {
            case .number(let number): .number(number)
            case .receipt(let number, let proof): .receipt(number, proof: proof)
            case .holder(let number): .holder(citizenNumber: number.value)
            }
    }
}
