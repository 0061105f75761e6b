import HallCore
import KioskSession
import KioskStore

/// What the review says and offers while somebody of the staff helps, and after.
struct HelpStanding {
    /// Above the answers; nil when nobody has helped, or the applicant has said that it is right.
    var notice: String?
    /// Words of the button that leads on; nil while nobody may sign.
    var next: String?
    var method: String
    var action: String

    init(_ help: StaffHelp) {
        switch help {
        case .none, .confirmed: (notice, next, method, action) = (nil, say("review.next"), "get", "/apply/sign")
        case .assisting: (notice, next, method, action) = (say("staff.banner"), nil, "get", "/apply/review")
        case .handedBack:
            (notice, next, method, action) = (say("staff.confirmfirst"), say("staff.confirm"), "post", "/staff/confirm")
        }
    }
}

extension AnswerSource {
    /// Where an answer came from, when not from the applicant's own hand.
    var words: String? {
        switch self {
        case .typed, .carried: nil
        case .card: say("review.bycard")
        case .staff: say("review.bystaff")
        }
    }
}
