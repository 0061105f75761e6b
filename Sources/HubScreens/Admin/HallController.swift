import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

/// What a hall says of itself where its pack leaves it open.
struct HallController {
    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/admin/halls/:id", use: show)
        router.post("/admin/halls/:id", use: change)
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let visitor = Visitor(staff, request, packs: hub.packs)
            _ = try await hub.accounts.allow(.manageKiosks, for: staff, in: visitor.division)
            guard let (hall, pack) = hall(context, visitor) else { return missing(visitor) }
            let details = hub.packs.details(of: hall.id, in: visitor.division, at: hub.surroundings.now())
            return page(HallForm(hall, pack, details), visitor, hall)
        }
    }

    @Sendable
    private func change(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            let values = FormValues(fields)
            let visitor = Visitor(staff, asked: values["division"], packs: hub.packs)
            _ = try await hub.accounts.allow(.manageKiosks, for: staff, in: visitor.division)
            guard let (hall, pack) = hall(context, visitor) else { return missing(visitor) }
            let form = HallForm(values)
            do {
                try await hub.change(
                    hall: hall.id, in: visitor.division, to: try form.details(beyond: pack, hall.id), by: staff)
                return Doorkeeper.redirect(
                    to: "/admin?division=\(visitor.division)&hall=\(TrackingAsk.escaped(hall.name))")
            } catch let refusal as HallRefusal {
                return page(form, visitor, hall, fault: refusal)
            }
        }
    }

    private func hall(_ context: HubContext, _ visitor: Visitor) -> (Hall, PolicyPack)? {
        let packs = hub.packs
        guard let id = context.parameters.get("id"),
            let pack = packs.inUse.first(where: { $0.division == visitor.division }),
            let hall = packs.current(pack, at: hub.surroundings.now()).halls.first(where: { $0.id == id })
        else { return nil }
        return (hall, pack)
    }

    private func page(_ form: HallForm, _ visitor: Visitor, _ hall: Hall, fault: HallRefusal? = nil) -> Response {
        templates.page(
            "admin-hall",
            HallPage(
                head: visitor.head, division: visitor.division, hallID: hall.id, hallName: hall.name, form: form,
                fault: fault.map { FaultView(field: $0.field, text: $0.message) }),
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private func missing(_ visitor: Visitor) -> Response {
        templates.message(
            MessageView(head: visitor.head, title: "没有这个大厅", text: HallRefusal.unknown.message, href: "/admin"),
            status: .notFound)
    }
}

/// The form about a hall.
struct HallPage {
    var head: HeadView
    var division: String
    var hallID: String
    var hallName: String
    var form: HallForm
    var fault: FaultView?
}

/// What is typed of a hall; what is left empty stays as the pack has it.
struct HallForm {
    var address: String
    var phone: String
    var hours: String
    var offers: String

    init(_ hall: Hall, _ pack: PolicyPack, _ details: HallDetails?) {
        address = hall.address ?? ""
        phone = details?.phone ?? pack.contact.phone ?? ""
        hours = (hall.sessions.map(HallHours.init) ?? pack.hall).text
        offers = hall.offers.joined(separator: "\n")
    }

    init(_ values: FormValues) {
        (address, phone) = (values["address"] ?? "", values["phone"] ?? "")
        (hours, offers) = (values["hours"] ?? "", values["offers"] ?? "")
    }

    /// What differs from the pack; the rest follows the pack, also when that changes.
    /// - Throws: ``HallRefusal/badHours``.
    func details(beyond pack: PolicyPack, _ id: String) throws -> HallDetails {
        var details = try typed()
        let usual = pack.halls.first { $0.id == id }
        if details.address == usual?.address { details.address = nil }
        if details.phone == pack.contact.phone { details.phone = nil }
        if details.sessions == usual?.sessions ?? pack.hall.sessions { details.sessions = nil }
        if details.offers == usual?.offers { details.offers = nil }
        return details
    }

    private func typed() throws -> HallDetails {
        let sessions = hours.isEmpty ? nil : HallHours(typed: hours)
        guard hours.isEmpty || sessions != nil else { throw HallRefusal.badHours }
        let lines = offers.split(whereSeparator: \.isNewline)
            .map { $0.drop { $0.isWhitespace } }.filter { !$0.isEmpty }.map { String($0) }
        return HallDetails(
            address: address.isEmpty ? nil : address, phone: phone.isEmpty ? nil : phone,
            sessions: sessions?.sessions, offers: lines.isEmpty ? nil : lines)
    }
}

extension HallRefusal {
    /// The field of the form that it is about.
    fileprivate var field: String {
        switch self {
        case .badHours: "hours"
        case .badPhone: "phone"
        case .unknown, .tooLong: "address"
        }
    }
}
