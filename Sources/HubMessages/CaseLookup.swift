public import HallCore

/// Body of `POST /v1/kiosks/{code}/lookup`: a body, not an address, so that no identity number meets a log.
public enum CaseLookup: Hashable, Sendable {
    /// The case with this number.
    case number(CaseNumber)
    /// The case with this number, if its receipt carries this proof.
    case receipt(CaseNumber, proof: String)
    /// All cases whose applicant or handler holds the card with this number.
    case holder(citizenNumber: String)
}

extension CaseLookup: Codable {
    enum CodingKeys: String, CodingKey {
        case number, holder, proof
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let number = try container.decodeIfPresent(CaseNumber.self, forKey: .number) {
            let proof = try container.decodeIfPresent(String.self, forKey: .proof)
            self = proof.map { .receipt(number, proof: $0) } ?? .number(number)
        } else {
            self = .holder(citizenNumber: try container.decode(String.self, forKey: .holder))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .number(let number): try container.encode(number, forKey: .number)
        case .receipt(let number, let proof):
            try container.encode(number, forKey: .number)
            try container.encode(proof, forKey: .proof)
        case .holder(let citizenNumber): try container.encode(citizenNumber, forKey: .holder)
        }
    }
}

extension CaseLookup: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind of the question only.
    public var description: String {
        switch self {
        case .number: "lookup by case number"
        case .receipt: "lookup by receipt"
        case .holder: "lookup by card"
        }
    }

    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Answer to a lookup; empty when nothing is known.
public struct CaseLookupResult: Sendable, Codable {
    public var cases: [CaseProgress]
    public var hubTime: Timestamp

    /// Gathers its parts.
    public init(cases: [CaseProgress], hubTime: Timestamp) {
        self.cases = cases
        self.hubTime = hubTime
    }

    enum CodingKeys: String, CodingKey {
        case cases
        case hubTime = "hub_time"
    }
}
