import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

extension Response {
    /// The same, saying in seconds when to come back.
    func waiting(until: Timestamp, from now: Timestamp) -> Response {
        var response = self
        response.headers[.retryAfter] = String(max(1, (until - now + 999) / 1000))
        return response
    }
}

extension SignedInStaff {
    /// What their requests are counted under.
    var limitName: String { id.limitName }
}

extension StaffID {
    /// What is counted under an account.
    var limitName: String { "\(division) \(workNumber)" }
}
