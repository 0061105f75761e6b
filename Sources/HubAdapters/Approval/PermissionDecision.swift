public import HallCore

/// What a department decided on the approval platform.
public struct PermissionDecision: Sendable, Hashable, Concealed {
    static let type = "cn.lianban.permission.decided"

    /// The event's id at the platform.
    public let id: String
    public let caseNumber: CaseNumber
    /// The pack's id of the permission.
    public let permission: String
    /// Whose case part; every part that asked for it if absent.
    public let utility: UtilityID?
    /// The pack's id.
    public let department: String
    public let verdict: Permission.Verdict
    /// What they said besides; may be personal.
    public let remark: String?

    /// Reads a body in the structured form.
    /// - Throws: ``EventRefusal``.
    public init(body: [UInt8]) throws {
        let event = try CloudEvent(reading: body)
        guard event.type == Self.type else { throw EventRefusal.unknownType(event.type) }
        guard let number = event.subject.flatMap({ CaseNumber(parsing: $0) }) else { throw EventRefusal.subjectMissing }
        guard let data = try? event.data.decode(Content.self) else {
            throw EventRefusal.dataUnreadable(type: event.type)
        }
        id = event.id
        caseNumber = number
        permission = data.permission
        utility = data.utility
        department = data.department
        verdict = data.verdict
        remark = data.remark
    }

    /// Permission and department.
    public var description: String { "\(permission) by \(department)" }
    /// The same as ``description``.
    public var debugDescription: String { description }

    private struct Content: Decodable {
        let permission: String
        let utility: UtilityID?
        let department: String
        let verdict: Permission.Verdict
        let remark: String?
    }
}
