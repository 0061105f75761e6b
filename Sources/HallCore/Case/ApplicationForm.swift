/// Who applies.
public enum ApplicantKind: String, Codable, Sendable, CaseIterable {
    case company
    case resident
}

/// A filled, or half filled, joint application.
public struct ApplicationForm: Codable, Sendable, Hashable {
    /// Decides which fields are asked.
    public var applicantKind: ApplicantKind
    /// The chosen utilities in the pack's order.
    public var utilities: [UtilityID]
    /// Answers by field id.
    public var answers: [String: Answer]

    /// Makes a form.
    public init(
        applicantKind: ApplicantKind = .company, utilities: [UtilityID] = [], answers: [String: Answer] = [:]
    ) {
        self.applicantKind = applicantKind
        self.utilities = utilities
        self.answers = answers
    }

    /// The answer's text, or nothing if there is none.
    public func value(of field: String) -> String? {
        guard let value = answers[field]?.value, !value.isEmpty else { return nil }
        return value
    }
}
