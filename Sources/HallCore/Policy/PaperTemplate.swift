/// A printed paper as a template: its blocks in order, with variables in braces.
public struct PaperTemplate: Codable, Sendable, Hashable, Identifiable {
    /// Unique within the pack.
    public var id: String
    public var title: String
    /// `printed` if the document prints the paper, `text` if it only names it.
    public var source: String
    /// Where the document has it.
    public var cite: Citation
    /// When a case has this paper; always if absent.
    public var when: Expression?
    /// When it is printed.
    public var prints: Occasion
    /// What the signer commits to, one sentence each.
    public var commitments: [String]?
    public var blocks: [Block]

    /// When a paper is printed.
    public enum Occasion: Sendable, Hashable {
        /// With the confirmation that the application was taken in.
        case submission
        /// When a lane comes to this stage.
        case stage(String)
        case onRequest
    }

    /// What a block repeats for.
    public enum Source: String, Codable, Sendable, CaseIterable {
        case lanes, promises
        case materialsReceived = "materials.received"
        case materialsDeferred = "materials.deferred"
        case materialsMissing = "materials.missing"
        case problems, departments, approvals, fees, commitments, guides
    }

    /// A label and its text.
    public struct Pair: Codable, Sendable, Hashable {
        public var label: String
        public var value: String
        /// Whether the row stays when there is no value, to be filled in by pen.
        public var blank: Bool?
    }

    /// One column of a table.
    public struct Column: Codable, Sendable, Hashable {
        public var title: String
        /// An empty cell to write in when absent.
        public var value: String?
    }

    /// One line for each of something.
    public struct List: Codable, Sendable, Hashable {
        public var each: Source
        public var item: String
        /// What stands there when there is none.
        public var empty: String?
    }

    /// One row for each of something.
    public struct Table: Codable, Sendable, Hashable {
        public var each: Source
        public var columns: [Column]
    }

    /// A line to sign on.
    public struct Signature: Codable, Sendable, Hashable {
        public var label: String
        /// Whether the date is written beside it.
        public var date: Bool?
        /// Who signs, where the signature may already be there.
        public var by: Signer?
    }

    /// Who can have signed on the screen.
    public enum Signer: String, Codable, Sendable, CaseIterable {
        case applicant
    }

    /// One piece of the paper, from top to bottom.
    public enum Block: Sendable, Hashable {
        case heading(String)
        case text(String)
        case fields([Pair])
        case list(List)
        case table(Table)
        /// The options of a field, ticked as answered.
        case choices(field: String)
        /// The code that finds the case and proves the paper.
        case code
        case signature(Signature)
        case rule
        /// Blank height in millimetres.
        case space(Int)
    }
}

extension PaperTemplate.Occasion: Codable {
    /// Reads `onRequest`, `at submission` or `at <stage>`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        if text == "onRequest" {
            self = .onRequest
        } else if text == "at submission" {
            self = .submission
        } else if text.hasPrefix("at ") {
            self = .stage(String(text.dropFirst(3)))
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected onRequest or at <stage>")
        }
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .onRequest: try container.encode("onRequest")
        case .submission: try container.encode("at submission")
        case .stage(let id): try container.encode("at \(id)")
        }
    }
}

extension PaperTemplate.Block: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case heading, text, fields, list, table, choices, qr, signature, rule, space
    }

    private struct Choices: Codable {
        var field: String
    }

    /// Reads the one key that says what the block is.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard container.allKeys.count == 1, let key = container.allKeys.first else {
            let names = CodingKeys.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "expected exactly one of \(names)"))
        }
        switch key {
        case .heading: self = .heading(try container.decode(String.self, forKey: key))
        case .text: self = .text(try container.decode(String.self, forKey: key))
        case .fields: self = .fields(try container.decode([PaperTemplate.Pair].self, forKey: key))
        case .list: self = .list(try container.decode(PaperTemplate.List.self, forKey: key))
        case .table: self = .table(try container.decode(PaperTemplate.Table.self, forKey: key))
        case .choices: self = .choices(field: try container.decode(Choices.self, forKey: key).field)
        case .qr: self = try container.decode(String.self, forKey: key) == "caseCode" ? .code : try Self.refuse(decoder)
        case .signature: self = .signature(try container.decode(PaperTemplate.Signature.self, forKey: key))
        case .rule: self = try container.decode(Bool.self, forKey: key) ? .rule : .space(0)
        case .space: self = .space(try container.decode(Int.self, forKey: key))
        }
    }

    private static func refuse(_ decoder: any Decoder) throws -> Self {
        throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "the only code there is is caseCode"))
    }

    /// Writes the one key.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .heading(let text): try container.encode(text, forKey: .heading)
        case .text(let text): try container.encode(text, forKey: .text)
        case .fields(let pairs): try container.encode(pairs, forKey: .fields)
        case .list(let list): try container.encode(list, forKey: .list)
        case .table(let table): try container.encode(table, forKey: .table)
        case .choices(let field): try container.encode(Choices(field: field), forKey: .choices)
        case .code: try container.encode("caseCode", forKey: .qr)
        case .signature(let signature): try container.encode(signature, forKey: .signature)
        case .rule: try container.encode(true, forKey: .rule)
        case .space(let millimetres): try container.encode(millimetres, forKey: .space)
        }
    }
}
