/// How a field is asked and checked.
public enum FieldKind: String, Codable, Sendable, CaseIterable {
    case text, personName, company, choice, number, integer, date
    /// A day and a full hour, `2026-11-23T09`.
    case dateHour
    case phone, citizenNumber, creditCode, address, projectCode
    /// `yes` or `no`.
    case yesNo
}

/// Shows a field only if another one has one of these answers.
public struct FieldCondition: Codable, Sendable, Hashable {
    /// The reference that means ``ApplicationForm/applicantKind``.
    public static let applicantKind = "applicant.kind"

    /// The id of the other field, or ``applicantKind``.
    public var field: String
    /// The answers that show this field, by option id.
    public var equals: [String]
}

/// One question of a form.
public struct FormField: Codable, Sendable, Hashable, Identifiable {
    /// One answer to choose from.
    public struct Option: Codable, Sendable, Hashable, Identifiable {
        /// The stored answer.
        public var id: String
        /// The words to choose.
        public var label: String

        /// Makes an option.
        public init(id: String, label: String) {
            self.id = id
            self.label = label
        }
    }

    /// `water.dailyVolume`.
    public var id: String
    /// The question in the document's words, at most nine characters.
    public var label: String
    /// How it is asked and checked.
    public var kind: FieldKind
    /// Whether the form is incomplete without it.
    public var required: Bool
    /// The unit as the form prints it, `吨/日`.
    public var unit: String?
    /// The least number allowed, included.
    public var min: Quantity?
    /// The greatest number allowed, included; for `dateHour` the most days ahead.
    public var max: Quantity?
    /// How many digits may follow the point.
    public var decimals: Int?
    /// The most characters, counted as people see them; ``longest`` if absent.
    public var maxLength: Int?
    /// What there is to choose from, for a choice.
    public var options: [Option]?
    /// When the field is shown; always if absent.
    public var when: FieldCondition?
    /// A sentence under the label.
    public var hint: String?
    /// Whether 不知道 is an answer.
    public var mayBeUnknown: Bool
    /// The paper it can be read from.
    public var source: Source?
    /// Where the document has it.
    public var cite: Citation?

    /// Papers whose data fill a field.
    public enum Source: String, Codable, Sendable, CaseIterable {
        case card, licence
    }

    enum CodingKeys: String, CodingKey {
        case id, label, kind, required, unit, min, max, decimals, maxLength, options, when, hint, mayBeUnknown, source,
            cite
    }
}

extension FormField {
    /// The most characters of an answer to a field of which the pack does not say it.
    public static let usualLength = 100

    /// The most characters of an answer, which pages offer and every server holds to.
    public var longest: Int { maxLength ?? Self.usualLength }
}
