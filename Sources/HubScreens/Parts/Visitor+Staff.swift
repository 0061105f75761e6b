import HallCore
import HubService
import HubStore

extension Visitor {
    init(_ staff: SignedInStaff) {
        let posts = staff.permit.posts
        let parties = posts.map(\.party).reduce(into: [Party]()) { if !$0.contains($1) { $0.append($1) } }
        self.init(
            name: staff.name, workNumber: staff.id.workNumber, formToken: staff.formToken, parties: parties,
            division: posts.first?.division ?? staff.id.division)
    }
}
