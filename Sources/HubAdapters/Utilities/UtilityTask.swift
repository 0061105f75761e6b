public import HallCore

/// What a utility is told of the part of a case that is its to do.
public struct UtilityTask: Codable, Sendable, Hashable {
    /// Something with an id of the pack and the words people read.
    public struct Named: Codable, Sendable, Hashable {
        public var id: String
        public var title: String

        /// Gathers its parts.
        public init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// A promised hour.
    public struct Limit: Codable, Sendable, Hashable {
        public var id: String
        public var title: String
        /// Absent while it cannot be computed.
        public var due: Timestamp?

        /// Gathers its parts.
        public init(id: String, title: String, due: Timestamp?) {
            self.id = id
            self.title = title
            self.due = due
        }
    }

    /// A paper that the window has checked, or a licence that the library gave.
    public struct Document: Codable, Sendable, Hashable {
        /// The paper in the pack; several documents may be pages of one.
        public var id: String
        public var title: String
        /// What a file of it may be called; unique among a task's documents of one id.
        public var fileName: String
        public var sha256: String
        /// Absent where the library of licences did not say.
        public var mime: String?
        /// Bytes; absent likewise.
        public var size: Int?
        /// Where the utility asks the hub for the bytes, signing as it signs its reports; absent for what only the library of
        /// licences has.
        public var address: String?

        /// Gathers its parts.
        public init(
            id: String, title: String, fileName: String, sha256: String, mime: String?, size: Int?, address: String?
        ) {
            self.id = id
            self.title = title
            self.fileName = fileName
            self.sha256 = sha256
            self.mime = mime
            self.size = size
            self.address = address
        }
    }

    public var caseNumber: CaseNumber
    public var division: String
    public var utility: UtilityID
    /// The pack's service: `water.open`.
    public var service: String
    public var submittedAt: Timestamp
    /// Only the fields that concern this utility, by field id.
    public var answers: [String: String]
    public var limits: [Limit]
    public var documents: [Document]
    /// The stages that are this utility's to finish, in order.
    public var stages: [Named]
    /// What it is asked to find out.
    public var facts: [Named]

    /// Gathers its parts.
    public init(
        caseNumber: CaseNumber, division: String, utility: UtilityID, service: String, submittedAt: Timestamp,
        answers: [String: String], limits: [Limit] = [], documents: [Document] = [], stages: [Named] = [],
        facts: [Named] = []
    ) {
        self.caseNumber = caseNumber
        self.division = division
        self.utility = utility
        self.service = service
        self.submittedAt = submittedAt
        self.answers = answers
        self.limits = limits
        self.documents = documents
        self.stages = stages
        self.facts = facts
    }
}

extension UtilityTask: Concealed {
    /// Case number and service.
    public var description: String { "\(caseNumber) \(service)" }
    /// The same as ``description``.
    public var debugDescription: String { description }
}
