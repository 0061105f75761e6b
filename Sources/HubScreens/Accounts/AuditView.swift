import Foundation
import HallCore
import HubService
import HubStore

/// The audit trail, newest first.
struct AuditView {
    struct Row {
        var sequence: Int64
        var at: String
        var workNumber: String
        var office: String
        var act: String
        var object: String
        var fields: [String]
        var reason: String
    }

    var head: HeadView
    var division: String
    var divisions: [DivisionTab]
    var hasDivisions: Bool
    var number: String
    var object: String
    var rows: [Row]
    var hasRows: Bool
    /// The page with the entries before these.
    var earlier: String?
    /// The end of a chain that was found whole.
    var whole: String?
    /// Where the chain is broken.
    var broken: String?
    var fault: FaultView?

    init(
        _ entries: [AuditEntry], earlier sequence: Int64?, query: AuditQuery, staff: SignedInStaff, packs: PackShelf
    ) {
        head = HeadView(staff)
        division = query.division
        divisions = DivisionTab.tabs("/audit", for: .seeAudit, current: division, staff: staff, packs: packs)
        hasDivisions = !divisions.isEmpty
        number = query.workNumber ?? ""
        object = query.object ?? ""
        let words = AuditWords(packs: packs, pack: packs.pack(naming: query.division))
        rows = entries.map { words.row($0) }
        hasRows = !rows.isEmpty
        earlier = sequence.map { Self.path(query, before: $0) }
    }

    private static func path(_ query: AuditQuery, before: Int64) -> String {
        let parts = [
            ("division", query.division), ("number", query.workNumber), ("object", query.object),
            ("before", String(before)),
        ]
        return "/audit?"
            + parts.compactMap { name, value in
                value?.addingPercentEncoding(withAllowedCharacters: .alphanumerics).map { "\(name)=\($0)" }
            }.joined(separator: "&")
    }
}
