import HallCore

/// One permission, with what each department says side by side; lanes for which they say the same stand together.
struct PermissionView {
    struct Opinion {
        var office: String
        var verdict: String
        var verdictStyle: String
        var remarks: [String]
        var given: [String]
    }

    var permissionTitle: String
    var permissionLanes: String
    var since: String
    var result: String
    var resultStyle: String
    var opinions: [Opinion]
    /// What was refused before, and what was changed since.
    var refusals: [String]
    var hasRefusals: Bool

    static func all(_ scene: CaseScene) -> [PermissionView] {
        var found: [(permission: Permission, lanes: [UtilityID])] = []
        for lane in scene.process.lanes {
            for permission in lane.permissions {
                if let index = found.firstIndex(where: { $0.permission == permission }) {
                    found[index].lanes.append(lane.utility)
                } else {
                    found.append((permission, [lane.utility]))
                }
            }
        }
        return found.map { PermissionView($0.permission, lanes: $0.lanes, scene) }
    }

    private init(_ permission: Permission, lanes: [UtilityID], _ scene: CaseScene) {
        permissionTitle = scene.pack.approvals.first { $0.id == permission.kind }?.title ?? permission.kind
        permissionLanes = lanes.map(scene.name).joined(separator: "、")
        since = permission.since.chineseShort
        refusals = (permission.refusals ?? []).map { Self.words(of: $0, scene) }
        hasRefusals = !refusals.isEmpty
        (result, resultStyle) = permission.verdict.words ?? ("还没定", "fresh")
        opinions = permission.asked.map { department in
            let (verdict, style) = permission.opinions[department].words ?? ("等意见", "fresh")
            return Opinion(
                office: Self.office(department, scene), verdict: verdict, verdictStyle: style,
                remarks: permission.remarks[department].map { [$0] } ?? [],
                given: permission.givenAt[department].map { [$0.chineseShort] } ?? [])
        }
    }

    private static func office(_ department: String, _ scene: CaseScene) -> String {
        let name = scene.pack.departments.first { $0.id == department }?.name
        return department == Permission.undivided ? "主管部门（由承办单位登记）" : name ?? department
    }

    private static func words(of refusal: Permission.Refusal, _ scene: CaseScene) -> String {
        let when = refusal.refusedAt.map { "\($0.chineseShort) " } ?? ""
        let why = refusal.remark.map { "：\($0)" } ?? ""
        let changed = refusal.changed.map { "，改了：\($0)" } ?? ""
        return "\(when)\(office(refusal.department, scene))不同意\(why)；\(refusal.askedAnewAt.chineseShort) 重新申请\(changed)"
    }
}

extension Permission.Verdict? {
    fileprivate var words: (String, String)? {
        switch self {
        case .agreed: ("同意", "ended")
        case .refused: ("不同意", "stopped")
        case nil: nil
        }
    }
}
