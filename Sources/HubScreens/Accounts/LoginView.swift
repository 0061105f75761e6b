import HallCore
import HubService

/// The page to sign in on.
struct LoginView {
    var head: HeadView?
    var divisions: [ChoiceView]
    /// There is only one division; nobody has to choose.
    var onlyDivision: String?
    var workNumber: String
    var wanted: String
    var fault: FaultView?

    init(_ packs: PackShelf, wanted: WantedPage, chosen: String? = nil, workNumber: String = "") {
        divisions = packs.divisions.map { ChoiceView($0.division, "\($0.division)　\($0.contact.hall)", chosen: chosen) }
        onlyDivision = divisions.count == 1 ? divisions.first?.value : nil
        if onlyDivision != nil { divisions = [] }
        self.workNumber = workNumber
        self.wanted = wanted.path
    }

    /// Whose account is meant: `420000/W001` names the division with the number, as the trail does for people from
    /// elsewhere.
    static func account(typed: String, chosen: String) -> (division: String, workNumber: String) {
        let parts = typed.split(separator: "/", maxSplits: 1)
        guard parts.count == 2 else { return (chosen, typed) }
        return (parts[0].filter { !$0.isWhitespace }, String(parts[1]))
    }
}

/// One choice of a list on a page.
struct ChoiceView: Hashable {
    var value: String
    var title: String
    var isChosen: Bool

    init(_ value: String, _ title: String, chosen: String?) {
        (self.value, self.title, isChosen) = (value, title, value == chosen)
    }
}

extension PackShelf {
    /// The packs in use, one a division.
    var divisions: [PolicyPack] {
        var seen: Set<String> = []
        return inUse.filter { seen.insert($0.division).inserted }
    }
}

/// The page for the second half of signing in.
struct CodeView {
    var head: HeadView?
    var wanted: String
    var fault: FaultView?
}
