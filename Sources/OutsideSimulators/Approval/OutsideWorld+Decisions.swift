import HallCore

/// What a department says on the approval platform.
public struct DepartmentDecision: Codable, Sendable {
    public var caseNumber: String
    public var permission: String
    public var utility: String?
    public var department: String
    /// `agreed` or `refused`.
    public var verdict: String
    public var remark: String?

    /// Gathers its parts.
    public init(
        caseNumber: String, permission: String, utility: String? = nil, department: String, verdict: String,
        remark: String? = nil
    ) {
        self.caseNumber = caseNumber
        self.permission = permission
        self.utility = utility
        self.department = department
        self.verdict = verdict
        self.remark = remark
    }
}

extension OutsideWorld {
    /// A department decides on the platform, and the hub is told at once.
    /// - Returns: The hub's status; nil when no answer came.
    @discardableResult
    public func decide(_ decision: DepartmentDecision) async -> Int? {
        await deliver(decided(decision).id)
    }

    func decided(_ decision: DepartmentDecision) -> (id: String, system: OutsideSystem) {
        let now = now
        return change { state in
            let id = "P-\(state.deliveries.count + 1)"
            let members: [String: String?] = [
                "permission": decision.permission, "utility": decision.utility, "department": decision.department,
                "verdict": decision.verdict, "remark": decision.remark,
            ]
            let event = Self.event(
                id: id, source: "urn:hubsim:approval", type: "cn.lianban.permission.decided",
                subject: decision.caseNumber, at: now, data: members.compactMapValues { $0.map { .string($0) } })
            state.deliveries.append(Self.delivery(id, .approval, "/outside/approval/events", event))
            return (id, .approval)
        }
    }
}
