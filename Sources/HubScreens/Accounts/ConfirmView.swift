import HubService

/// Asks once more who is there, and keeps what was wanted.
struct ConfirmView {
    var head: HeadView
    /// Asks for a code, or else for the password.
    var byCode: Bool
    var wanted: String
    /// What was posted and will be posted again.
    var kept: [FormFields.Field]
    var isPost: Bool
    var fault: FaultView?

    /// - Parameter fields: nil when a page was asked for, not a form posted.
    init(_ staff: SignedInStaff, wanted: WantedPage, fields: FormFields?, fault: FaultView? = nil) {
        head = HeadView(staff)
        byCode = staff.hasSecondFactor
        self.wanted = wanted.path
        kept = (fields?.all ?? []).filter { !Self.own.contains($0.name) }
        isPost = fields != nil
        self.fault = fault
    }

    /// Names of this page's own fields.
    static let own: Set<String> = ["token", "step-up-proof", "step-up-page", "step-up-post"]
}
