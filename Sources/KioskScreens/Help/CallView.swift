import HallCore
import KioskSession

/// What is said of a call for staff.
struct CallView {
    var text: String
    /// Class of the notice.
    var tone: String
    /// Whether it makes sense to call now.
    var calls: Bool

    /// - Parameter desk: Where to ask in person, the desk.
    init(_ standing: (call: StaffCall, standing: StaffCall.Standing)?, phone: String?, desk: String?) {
        let place = desk.map { say("call.desk", ["desk": $0]) } ?? say("call.anydesk")
        let reach = phone.map { say("call.phone", ["place": place, "phone": $0]) } ?? place
        let time = (standing?.call.at).map { String($0.chineseShort.suffix(5)) } ?? ""
        switch standing?.standing {
        case nil: (text, tone, calls) = (say("call.offer"), "", true)
        case .ringing: (text, tone, calls) = (say("call.ringing"), "", false)
        case .told: (text, tone, calls) = (say("call.told", ["time": time]), "good", false)
        case .coming: (text, tone, calls) = (say("call.coming"), "good", false)
        case .unanswered: (text, tone, calls) = (say("call.unanswered", ["time": time, "reach": reach]), "warn", true)
        case .unheard: (text, tone, calls) = (say("call.unheard", ["reach": reach]), "warn", true)
        }
    }

    /// A word that differs when the page has to say something else.
    static func word(_ standing: StaffCall.Standing?) -> String {
        standing.map { "\($0)" } ?? "none"
    }
}
