import Hummingbird
import KioskSession
import KioskStore

/// How it was: one touch at the end, for who likes to.
extension KioskScreens {
    func addRatings(to router: Router<BasicRequestContext>) {
        router.post("/rate") { request, _ in try await rate(request) }
    }

    private func rate(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard let grade = Int(try await FormBody(request)["grade"] ?? "").flatMap(Grade.init) else {
            throw HTTPError(.badRequest)
        }
        try await terminal.rate(grade, in: visit.id)
        return go(origin(of: request))
    }

    /// The question at the end of a task.
    func ratingView(of visit: Visit) async -> RatingView {
        RatingView(isGiven: await terminal.hasRated(visit.id))
    }
}

/// Five grades, best first, or thanks.
struct RatingView {
    struct Choice {
        var value: Int
        var name: String
        var icon: String
    }

    /// Set when a grade was given.
    var thanks: String?
    var grades: [Choice]

    init(isGiven: Bool) {
        thanks = isGiven ? say("rating.thanks") : nil
        grades =
            isGiven
            ? []
            : Grade.allCases.reversed().map {
                Choice(value: $0.rawValue, name: $0.title, icon: Icons.svg("face-\($0.rawValue)"))
            }
    }
}

extension Grade {
    /// In the words that all offices of the country ask with.
    var title: String { say("rating.\(rawValue)") }
}
