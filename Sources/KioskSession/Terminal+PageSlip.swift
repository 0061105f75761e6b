public import HallCore
public import KioskStore

/// The slip of a page that anybody may read, and what became of it.
struct PageSlip: Sendable {
    var page: String
    var fate: SlipFate
}

extension Terminal {
    /// What became of the slip that was printed last, if it was of this page.
    public func pageSlip(of page: String) -> SlipFate {
        slip?.page == page ? slip?.fate ?? .none : .none
    }

    /// A word that differs when the page of a slip has to say something else.
    public var slipWord: String {
        guard let slip else { return "none" }
        return "\(slip.page) \(slip.fate == .printing ? "printing" : "done")"
    }

    /// Prints a page that anybody may read. Ends when the printer has said what became of it.
    /// - Parameter page: A name that tells pages apart, such as its address.
    public func print(_ document: ReceiptDocument, of page: String) async {
        guard slip?.fate != .printing else { return }
        slip = PageSlip(page: page, fate: .printing)
        events.send(.devices)
        let outcome = await surroundings.print(document)
        guard slip?.page == page else { return }
        slip?.fate = .done(outcome)
        events.send(.devices)
    }

    /// Counts how somebody found it; once a visit.
    public func rate(_ grade: Grade, in visit: UUIDv7) async throws {
        guard rated != visit, try await self.visit(visit).id == visit else { return }
        rated = visit
        try await store.count(grade, on: surroundings.now().date)
    }

    /// Whether this visit has said how it found it.
    public func hasRated(_ visit: UUIDv7) -> Bool { rated == visit }

    /// Grades given at this terminal, with how many gave each.
    public func ratings() async throws -> [Grade: Int] { try await store.ratings() }
}
