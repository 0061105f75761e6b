/// A form of the city's document, field by field.
public struct FormDefinition: Codable, Sendable, Hashable, Identifiable {
    /// The id of every pack's joint application.
    public static let jointID = "application"

    /// Unique within the pack.
    public var id: String
    /// As the document prints it.
    public var title: String
    /// `printed` if the document prints the form, `text` if it only names it.
    public var source: String
    /// Where the document has it.
    public var cite: Citation
    /// In form order.
    public var sections: [FormSection]

    /// All fields in form order.
    public var fields: [FormField] { sections.flatMap(\.fields) }

    /// The field of that id.
    public func field(_ id: String) -> FormField? {
        for section in sections {
            if let field = section.fields.first(where: { $0.id == id }) { return field }
        }
        return nil
    }
}

/// Fields that belong together; one page may show several sections.
public struct FormSection: Codable, Sendable, Hashable, Identifiable {
    /// Unique within the pack.
    public var id: String
    /// As the document prints it.
    public var title: String
    /// The page that asks it: `choose`, `type`, `applicant`, `handler`, `place`, `technical`, `appointment`,
    /// `declaration`.
    public var page: String
    /// Shown only if this utility is chosen.
    public var utility: UtilityID?
    /// Shown only to these applicants; to all if absent.
    public var applicants: [ApplicantKind]?
    /// In the order they are asked.
    public var fields: [FormField]
}
