import HubService
import HubStore

extension HeadView {
    init(_ staff: SignedInStaff) {
        self = Visitor(staff).head
    }
}
