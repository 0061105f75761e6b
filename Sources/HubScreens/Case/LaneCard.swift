import HallCore
import HubService

/// One lane of a case: where it stands, who has it, its clocks, and why it takes this way.
struct LaneCard {
    var laneID: String
    var title: String
    var company: String
    var status: String
    var statusStyle: String
    var stage: String
    var holders: String
    var messages: [String]
    var clocks: [ClockView]
    var hasClocks: Bool
    var routes: [RouteView]
    var hasRoutes: Bool
    var known: [OrderFormView.Fact]
    var hasKnown: Bool
}

extension LaneCard {
    init(_ lane: LaneProcess, _ scene: CaseScene) {
        let standing = scene.work.standing.lanes.first { $0.utility == lane.utility }
        let utility = scene.pack.utility(lane.utility)
        let limits = scene.work.standing.limits.filter { $0.lane == lane.utility }
        let holders = scene.holders(of: lane.utility)
        laneID = lane.utility
        title = utility.map { $0.name == $0.matter ? $0.name : "\($0.name)　\($0.matter)" } ?? lane.utility
        company = utility?.company ?? ""
        status = standing?.status.title ?? ""
        statusStyle = standing?.status.badge ?? ""
        stage = Self.stage(lane, scene.pack)
        self.holders = lane.position.isOver ? "已结束" : holders.isEmpty ? "等其他项到齐" : holders.joined(separator: "、")
        messages = (standing?.message.map { [$0] } ?? []) + DeliveryText.lines(of: lane.utility, scene)
        clocks = limits.map { ClockView($0, lane, scene) }
        hasClocks = !limits.isEmpty
        routes = RouteView.routes(of: lane.utility, scene)
        hasRoutes = !routes.isEmpty
        known = Self.known(lane.utility, scene)
        hasKnown = !known.isEmpty
    }

    private static func stage(_ lane: LaneProcess, _ pack: PolicyPack) -> String {
        let title = lane.position.stage.map { pack.stage($0)?.title ?? $0 } ?? ""
        return switch lane.position {
        case .inside, .ended: title
        case .waiting: "等其他项，一起“\(title)”"
        case .undecided: "“\(title)”已办完，下一步等查明情况"
        case .refused: "停在“\(title)”"
        case .withdrawn: "已撤回"
        }
    }

    /// What was found out: of this lane, and of the whole case.
    static func known(_ lane: UtilityID, _ scene: CaseScene) -> [OrderFormView.Fact] {
        scene.pack.facts.compactMap { fact in
            (scene.process.known["\(lane):\(fact.id)"] ?? scene.process.known[fact.id]).map {
                OrderFormView.Fact(term: fact.title, text: scene.pack.shown($0, ofFact: fact.id))
            }
        }
    }
}
