/// One hall and what it offers.
public struct Hall: Codable, Sendable, Hashable, Identifiable {
    /// Unique within its list.
    public var id: String
    public var name: String
    public var address: String?
    /// What can be done there, in the document's words.
    public var offers: [String]
    /// Its own hours; the pack's if absent.
    public var sessions: [HallHours.Session]?
    /// Where the document says so.
    public var cite: Citation
}

/// One business of one utility, or of the hall as a whole.
public struct ServiceItem: Codable, Sendable, Hashable, Identifiable {
    /// `water.open`.
    public var id: String
    /// Absent for what concerns no single utility.
    public var utility: UtilityID?
    /// The shared code, `open`, `transfer`.
    public var business: String
    /// In the document's words.
    public var title: String
    /// Who may apply.
    public var applicants: [ApplicantKind]
    /// The form it is applied for with; absent where the terminal cannot take it.
    public var form: String?
    /// The flow its lane takes.
    public var flow: String?
    /// Where it is done instead, when there is no form; `where` in the file.
    public var place: String?
    /// Where the document says so.
    public var cite: Citation

    enum CodingKeys: String, CodingKey {
        case id, utility, business, title, applicants, form, flow
        case place = "where"
        case cite
    }
}

extension ServiceItem {
    /// Whether something is broken and has to be mended, 报修.
    public var isRepair: Bool { business == "repair" }
}

/// Utilities that are chosen with one tap, 套餐.
public struct ServicePackage: Codable, Sendable, Hashable, Identifiable {
    /// Unique within its list.
    public var id: String
    public var title: String
    public var utilities: [UtilityID]
    /// Where the document says so.
    public var cite: Citation
}

/// A paper the applicant has to bring, or the system fetches.
public struct Material: Codable, Sendable, Hashable, Identifiable {
    /// In what form it is taken.
    public enum Medium: String, Codable, Sendable, CaseIterable {
        case paper, ecert, scan
    }

    /// Until when it may be handed in later, 容缺.
    public struct Deferral: Codable, Sendable, Hashable {
        /// The stage before which it must be there.
        public var until: String
        /// Who collects it.
        public var collector: String
    }

    /// Who supplies it.
    public enum Provider: String, Codable, Sendable, CaseIterable {
        case applicant
        /// A utility or a department; the applicant is not asked for it.
        case utility
        /// It is filled and signed on the screen.
        case terminal
    }

    /// A licence that stands for it.
    public struct Licence: Codable, Sendable, Hashable {
        /// What the library of licences calls it: `businessLicence`.
        public var kind: String
        public var title: String
    }

    /// Unique within its list.
    public var id: String
    public var title: String
    public var media: [Medium]
    /// Electronic licences that the window may fetch for it with the holder's consent; none if absent.
    public var licences: [Licence]?
    /// The applicant if absent.
    public var provider: Provider?
    /// When it is asked for; always if absent.
    public var when: Expression?
    /// The services it belongs to; all of them if absent.
    public var services: [String]?
    public var required: Bool
    /// Absent when it cannot wait.
    public var deferrable: Deferral?
    /// Where the document says so.
    public var cite: Citation
}
