/// Who applies.
public enum ApplicantKind: String, Codable, Sendable, CaseIterable {
    case company
    case resident
}

/// A filled, or half filled, application.
public struct ApplicationForm: Codable, Sendable, Hashable {
    /// The form of the pack it is filled by.
    public var formID: String
    /// Decides which fields are asked.
    public var applicantKind: ApplicantKind
    /// The chosen utilities in the pack's order.
    public var utilities: [UtilityID]
    /// Answers by field id.
    public var answers: [String: Answer]

    /// Makes a form.
    public init(
        formID: String = FormDefinition.jointID, applicantKind: ApplicantKind = .company, utilities: [UtilityID] = [],
        answers: [String: Answer] = [:]
    ) {
        self.formID = formID
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
