import HallCore

/// What was typed of a terminal that is to be let in.
struct NewKiosk {
    var code: String
    /// The pack's id of its hall; empty for none.
    var hall: String
}

/// The form for a terminal that is to be let in.
struct NewKioskView {
    var head: HeadView
    var division: String
    var code: String
    var halls: [ChoiceView]
    var hasHalls: Bool
    var fault: FaultView?

    init(_ kiosk: NewKiosk, _ halls: [Hall], _ visitor: Visitor, fault: String?) {
        head = visitor.head
        division = visitor.division
        code = kiosk.code
        self.halls = halls.map { ChoiceView($0.id, $0.name, chosen: kiosk.hall) }
        hasHalls = !halls.isEmpty
        self.fault = fault.map { FaultView(field: "code", text: $0) }
    }
}

/// A code for a terminal, shown once, with what to write into its settings.
struct KioskCodeView {
    struct Place {
        var hall: String
        var hallID: String
    }

    var head: HeadView
    var kioskCode: String
    var halls: [Place]
    var code: String
    var until: String
    var href: String
}
