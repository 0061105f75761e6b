import HallCore
import HubService

/// One case as its page shows it to a person: what their offices have to do first, then where everything stands.
struct CasePage {
    struct Held {
        var work: String
        var office: String
        var lane: String
        var heldDue: DueView
        var sinceAt: String
    }

    struct Mistake {
        var target: String
        var text: String
    }

    var head: HeadView
    var number: String
    var applicant: String
    var status: String
    var statusStyle: String
    var submitted: String
    var hall: String
    var done: [String]
    var trouble: [TroubleView]
    var isWrong: Bool
    var work: [OrderFormView]
    var hasWork: Bool
    var nothingToDo: String
    var more: [OrderFormView]
    var hasMore: Bool
    var held: [Held]
    var hasHeld: Bool
    var lanes: [LaneCard]
    var permissions: [PermissionView]
    var hasPermissions: Bool
    var survey: [OrderFormView.Fact]
    var hasSurvey: Bool
    var papers: PapersView
    var problems: [ProblemView]
    var hasProblems: Bool
    var sheets: [SheetView]
    var journal: [JournalLine]
    var sections: [AnswersView]
    /// SVG path of the signature on the screen, 1000 × 500.
    var signature: [String]
    var signsOnPaper: Bool
    var evaluation: [String]
}

/// What went wrong, at the head of the page, with what was typed when its form is not there any more.
struct TroubleView {
    var headline: String
    var mistakes: [CasePage.Mistake]
    var orphans: [String]
    var hasOrphans: Bool
}

/// A sheet that an office filled.
struct SheetView {
    var sheetTitle: String
    var filled: [OrderFormView.Fact]
}

struct ProblemView {
    var asked: String
    var about: String
    var reply: String
}
