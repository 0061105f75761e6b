import HallCore
import HubService

/// A case as a department sees it that is asked for an opinion: the place, the works, the drawings, what others said.
/// Of the applicant it shows the name only.
struct OpinionPage {
    var head: HeadView
    var number: String
    var applicant: String
    var status: String
    var statusStyle: String
    var submitted: String
    var done: [String]
    var trouble: [TroubleView]
    var isWrong: Bool
    var work: [OrderFormView]
    var hasWork: Bool
    var nothingToDo: String
    var more: [OrderFormView]
    var hasMore: Bool
    var place: [OrderFormView.Fact]
    var hasPlace: Bool
    var works: [Works]
    var permissions: [PermissionView]
    var hasPermissions: Bool
    var drawings: [PapersView.Paper]
    var hasDrawings: Bool

    /// What is known of one lane's works, and why this way is taken.
    struct Works {
        var worksTitle: String
        var works: [OrderFormView.Fact]
        var hasWorks: Bool
        var routes: [RouteView]
        var hasRoutes: Bool
    }

    init(_ scene: CaseScene, done: String? = nil) {
        let page = CasePage(scene, done: done)
        (head, number, applicant, submitted) = (page.head, page.number, page.applicant, page.submitted)
        (status, statusStyle) = (page.status, page.statusStyle)
        (self.done, trouble, isWrong) = (page.done, page.trouble, page.isWrong)
        (work, hasWork, nothingToDo) = (page.work, page.hasWork, page.nothingToDo)
        (permissions, hasPermissions) = (page.permissions, page.hasPermissions)
        more = FormMaker(scene: scene).revisions()
        hasMore = !more.isEmpty
        place = Self.place(scene)
        hasPlace = !place.isEmpty
        works = Works.all(scene)
        drawings = page.papers.papers
        hasDrawings = page.papers.hasPapers
    }

    private static func place(_ scene: CaseScene) -> [OrderFormView.Fact] {
        let form = scene.pack.form(scene.process.form.formID)
        return CaseDisclosure.opinionFields(of: form).compactMap { field in
            scene.process.form.answers[field.id].flatMap { answer in
                answer.value.isEmpty
                    ? nil : OrderFormView.Fact(term: field.label, text: scene.text(answer, of: field))
            }
        }
    }
}

extension OpinionPage.Works {
    /// Lanes that ask for permissions; those of which the same is known stand together.
    static func all(_ scene: CaseScene) -> [Self] {
        var found: [Self] = []
        for lane in scene.process.lanes where !lane.permissions.isEmpty {
            let own = Self(lane.utility, scene)
            if let index = found.firstIndex(where: { $0.works == own.works && $0.routes == own.routes }) {
                found[index].worksTitle += "、" + own.worksTitle
            } else {
                found.append(own)
            }
        }
        return found
    }

    init(_ lane: UtilityID, _ scene: CaseScene) {
        worksTitle = scene.name(lane)
        works = LaneCard.known(lane, scene)
        hasWorks = !works.isEmpty
        routes = RouteView.routes(of: lane, scene)
        hasRoutes = !routes.isEmpty
    }
}
