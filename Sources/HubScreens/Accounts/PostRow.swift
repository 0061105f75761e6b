import HallCore
import HubService

/// One post as a form gives it: office, division and hall as typed or chosen.
struct PostRow: Hashable {
    var office = ""
    var division = ""
    var hall = ""

    init() {}

    init(_ post: Post) {
        (office, division, hall) = (post.party.description, post.division, post.hall ?? "")
    }

    private init(office: String, division: String, hall: String) {
        (self.office, self.division, self.hall) = (office, division, hall)
    }

    /// The rows of a form; each gives all three fields, so that they stand in the same order.
    static func rows(in fields: FormFields) -> [PostRow] {
        let (divisions, halls) = (fields.values("division"), fields.values("hall"))
        return zip(fields.values("office"), zip(divisions, halls)).map { office, place in
            PostRow(office: office, division: place.0, hall: place.1)
        }
    }

    /// The posts that were chosen, each once; nil when there is none.
    static func posts(_ rows: [PostRow]) -> [Post]? {
        var posts: [Post] = []
        for row in rows {
            guard let party = Party(row.office) else { continue }
            let post = Post(party, division: row.division, hall: row.hall.isEmpty ? nil : row.hall)
            if !posts.contains(post) { posts.append(post) }
        }
        return posts.isEmpty ? nil : posts
    }
}

/// The rows of posts on a page, with what may be chosen in each.
struct PostRowsView {
    struct Row {
        var index: Int
        var number: Int
        var offices: [ChoiceView]
        var divisions: [ChoiceView]
        /// There is only one; nobody has to choose.
        var onlyDivision: String?
        var halls: [ChoiceView]
    }

    /// Rows that are left empty for more posts.
    private static let spare = 2

    var rows: [Row]

    /// - Parameter division: whose offices are offered.
    init(_ filled: [PostRow], division: String, staff: SignedInStaff, packs: PackShelf) {
        let rows = filled.filter { !$0.office.isEmpty } + Array(repeating: PostRow(), count: Self.spare)
        let pack = packs.pack(naming: division)
        let elsewhere = packs.divisions.map(\.division).filter {
            (try? staff.permit.check(.manageStaff, in: $0)) != nil
        }
        self.rows = rows.enumerated().map { index, row in
            let divisions = Self.merged([division] + elsewhere, row.division)
            let chosen = row.division.isEmpty ? division : row.division
            return Row(
                index: index, number: index + 1, offices: Self.offices(row, pack),
                divisions: divisions.map { ChoiceView($0, "区划 \($0)", chosen: chosen) },
                onlyDivision: divisions.count == 1 ? division : nil, halls: Self.halls(row, pack))
        }
    }

    private static func offices(_ row: PostRow, _ pack: PolicyPack?) -> [ChoiceView] {
        let parties: [Party] =
            [.window] + (pack?.utilities ?? []).map { .utility($0.id) }
            + (pack?.departments ?? []).map { .department($0.id) } + [.manager, .supervisor, .administrator]
        let none = ChoiceView("", "（无）", chosen: row.office)
        return [none]
            + merged(parties.map(\.description), row.office).map { text in
                let title = pack.flatMap { Party(text)?.title(in: $0) } ?? text
                return ChoiceView(text, title, chosen: row.office)
            }
    }

    private static func halls(_ row: PostRow, _ pack: PolicyPack?) -> [ChoiceView] {
        let names = Dictionary((pack?.halls ?? []).map { ($0.id, $0.name) }) { first, _ in first }
        return [ChoiceView("", "全部营业厅", chosen: row.hall)]
            + merged((pack?.halls ?? []).map(\.id), row.hall).map { ChoiceView($0, names[$0] ?? $0, chosen: row.hall) }
    }

    /// What is offered, and what is chosen although it is not offered any more.
    private static func merged(_ offered: [String], _ chosen: String) -> [String] {
        var values: [String] = []
        for value in offered + (chosen.isEmpty ? [] : [chosen]) where !values.contains(value) { values.append(value) }
        return values
    }
}
