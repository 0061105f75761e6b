import HallCore
import HubService
import Hummingbird

/// The list of lanes, soonest due first.
struct InboxController {
    /// Most lanes on one page.
    private static let maximumRows = 200

    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/", use: inbox)
    }

    @Sendable
    private func inbox(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { signedIn in
            let shown = request.uri.queryParameters["show"].flatMap { InboxTab(rawValue: String($0)) } ?? .open
            return templates.page("inbox", try view(shown, for: signedIn))
        }
    }

    private func view(_ shown: InboxTab, for signedIn: SignedIn) throws -> InboxView {
        let now = hub.surroundings.now()
        let counts = try hub.counts().lanes
        let rows = try hub.inbox(shown.states, limit: Self.maximumRows).map {
            InboxView.Row($0, pack: hub.packs.pack(of: $0.record), now: now)
        }
        let troubles = try hub.troubles().map(InboxView.Trouble.init)
        return InboxView(
            head: HeadView(signedIn), asOf: now.chinese,
            tabs: InboxTab.allCases.map { tab in
                InboxView.Tab(
                    label: tab.label, href: "/?show=\(tab.rawValue)",
                    count: tab.states.reduce(0) { $0 + (counts[$1] ?? 0) }, current: tab == shown)
            },
            rows: rows, hasRows: !rows.isEmpty, troubles: troubles, hasTroubles: !troubles.isEmpty)
    }
}

extension HeadView {
    init(_ signedIn: SignedIn) {
        self.init(
            name: signedIn.name, workNumber: signedIn.workNumber, formToken: signedIn.formToken)
    }
}
