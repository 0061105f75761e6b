import HallCore
import HubAdapters
import HubStore

extension OutsideDispatch {
    /// What subscribers hear when a case comes in.
    func progress(opening record: CaseRecord, at time: Timestamp) -> [OutgoingMessage] {
        told([.opened(utilities: record.lanes.map(\.utility))], of: record, at: time)
    }

    /// What subscribers hear of a move, in order.
    func progress(of move: CaseMove) -> [OutgoingMessage] {
        let changes = move.moves.map { CaseProgressEvent.laneChanged($0.change) }
        let ends = move.standing.lanes.map { ($0.utility, $0.status) }
        let closed: [CaseProgressEvent] =
            move.new.isOver && !move.old.isOver ? [.closed(Dictionary(ends) { first, _ in first })] : []
        return told(changes + closed, of: move.record, at: move.at)
    }

    private func told(
        _ events: [CaseProgressEvent], of record: CaseRecord, at time: Timestamp
    ) -> [OutgoingMessage] {
        subscribers.flatMap { subscriber in
            events.filter { subscriber.types?.contains($0.type) ?? true }.map {
                outgoing($0.message(of: record, at: time), to: subscriber.system, laneKey: record.id.text)
            }
        }
    }
}
