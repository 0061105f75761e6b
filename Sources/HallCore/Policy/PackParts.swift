/// A document that the pack is made from.
public struct PolicyDocument: Codable, Sendable, Hashable {
    /// `随建文〔2023〕7号`.
    public var number: String
    /// The heading.
    public var title: String
    /// The offices that issued it.
    public var issuers: [String]
    /// Absent where the text that is known has none.
    public var date: CivilDate?
}

/// Who answers questions. A phone that no document names is absent; texts then say 到窗口咨询.
public struct Contact: Codable, Sendable, Hashable {
    /// The hall's name as slips print it.
    public var hall: String
    /// A number that the hall has set; absent if none is known.
    public var phone: String?

    /// Makes a contact.
    public init(hall: String, phone: String? = nil) {
        self.hall = hall
        self.phone = phone
    }
}

/// One utility that takes part.
public struct Utility: Codable, Sendable, Hashable, Identifiable {
    /// Unique within its list.
    public var id: UtilityID
    /// The short name, `供水`.
    public var name: String
    /// The matter as the form writes it, `用水报装`.
    public var matter: String
    /// The company, as the document names it.
    public var company: String
    /// A number that the hall has set; absent if none is known.
    public var phone: String?
    /// Where the document says so.
    public var cite: Citation
}

/// One department on the joint opinion sheet.
public struct ApprovalDepartment: Codable, Sendable, Hashable, Identifiable {
    /// Unique within its list.
    public var id: String
    /// As the document names it.
    public var name: String
    /// Where the document says so.
    public var cite: Citation
}

/// A statement on costs.
public struct FeeStatement: Codable, Sendable, Hashable, Identifiable {
    /// Unique within its list.
    public var id: String
    /// The heading.
    public var title: String
    /// What people read.
    public var text: String
    /// Who pays, and for what.
    public var payer: String
    /// The number of the document the price rests on, if another one.
    public var basis: String?
    /// Where the document says so.
    public var cite: Citation
}

/// A page of the guide.
public struct GuidePage: Codable, Sendable, Hashable, Identifiable {
    /// A heading and its lines.
    public struct Section: Codable, Sendable, Hashable {
        /// The heading.
        public var title: String
        /// One sentence each.
        public var lines: [String]
        /// Where the document says so.
        public var cite: Citation
    }

    /// Unique within its list.
    public var id: String
    /// The heading.
    public var title: String
    /// One sentence under the title.
    public var summary: String
    /// In reading order.
    public var sections: [Section]
}

/// Texts of the printed slips that a city words for itself.
public struct NoticeTexts: Codable, Sendable, Hashable {
    /// The title of the receipt, `收件回执`.
    public var receiptTitle: String
    /// The title of the progress slip.
    public var progressTitle: String
    /// What happens next, one sentence a line.
    public var afterSubmission: [String]
    /// What is said where no phone is known.
    public var noPhone: String

    /// Makes texts.
    public init(receiptTitle: String, progressTitle: String, afterSubmission: [String], noPhone: String) {
        self.receiptTitle = receiptTitle
        self.progressTitle = progressTitle
        self.afterSubmission = afterSubmission
        self.noPhone = noPhone
    }
}

/// A doubt about the source text, and the reading chosen.
public struct PackNote: Codable, Sendable, Hashable, Identifiable {
    /// Unique within its list.
    public var id: String
    /// What is doubtful.
    public var issue: String
    /// What this pack does.
    public var reading: String
    /// Who chose, and who is to confirm.
    public var chosenBy: String
    /// Of the document, or of the reading.
    public var date: CivilDate
    /// Whether the document's point is deliberately not built; ``reading`` then says why.
    public var left: Bool?
    /// Where the document says so.
    public var cite: Citation?
}
