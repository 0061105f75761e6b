import HallCore
import HubService
import HubStore
import Hummingbird

extension Visitor {
    /// Somebody who looks at one of the divisions that their posts cover: the one that the page asks for, or else their
    /// own, or the first that this hub has a pack of.
    init(_ staff: SignedInStaff, asked: String?, packs: PackShelf) {
        self.init(staff)
        let posts = staff.permit.posts
        func covered(_ division: String) -> Bool { posts.contains { $0.covers(division: division) } }
        let known = packs.divisions.map(\.division)
        if let asked, covered(asked) {
            division = asked
        } else if !known.contains(division) {
            division = known.first(where: covered) ?? division
        }
    }

    /// The same, as the address of a page asks.
    init(_ staff: SignedInStaff, _ request: Request, packs: PackShelf) {
        self.init(staff, asked: request.uri.queryParameters["division"].map { String($0) }, packs: packs)
    }
}

extension DivisionTab {
    /// Links for somebody whose posts cover several divisions that this hub has packs of.
    static func tabs(_ path: String, of visitor: Visitor, _ staff: SignedInStaff, packs: PackShelf) -> [DivisionTab] {
        let covered = packs.divisions.filter { pack in
            staff.permit.posts.contains { $0.covers(division: pack.division) }
        }
        guard covered.count > 1 else { return [] }
        return covered.map { pack in
            DivisionTab(
                title: pack.contact.hall, href: "\(path)?division=\(pack.division)",
                isCurrent: pack.division == visitor.division)
        }
    }
}
