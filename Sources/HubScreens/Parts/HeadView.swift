import HallCore

/// The head of a page: who is signed in, and where they may go.
struct HeadView {
    struct Place {
        var href: String
        var place: String
    }

    var name: String
    var workNumber: String
    var formToken: String
    var places: [Place]
}

/// Who looks at a page.
struct Visitor {
    var name: String
    var workNumber: String
    /// Must come back with every form.
    var formToken: String
    /// The offices they hold somewhere.
    var parties: [Party]
    /// Whose work they see.
    var division: String

    var head: HeadView {
        let places: [(href: String, title: String, parties: [Party])] = [
            ("/", "工作台", parties.queued), ("/mine", "我的办件", [.manager]), ("/board", "监督", [.supervisor]),
            ("/admin", "大厅和终端", [.administrator]),
            ("/payments", "缴费", [.administrator]), ("/staff", "人员", [.administrator]),
            ("/audit", "审计记录", [.supervisor, .administrator]),
        ]
        return HeadView(
            name: name, workNumber: workNumber, formToken: formToken,
            places: places.filter { $0.parties.contains(where: parties.contains) }.map {
                HeadView.Place(href: $0.href, place: $0.title)
            })
    }
}
