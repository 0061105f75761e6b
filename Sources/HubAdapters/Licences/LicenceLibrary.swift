public import HallCore

/// That the holder agreed to a look-up: what for, until when, where it is recorded.
public struct LicenceConsent: Codable, Sendable, Hashable {
    /// The record of the consent at the hub.
    public var record: UUIDv7
    /// For people: `水电气网联合报装`.
    public var purpose: String
    public var expiresAt: Timestamp

    /// Gathers its parts.
    public init(record: UUIDv7, purpose: String, expiresAt: Timestamp) {
        self.record = record
        self.purpose = purpose
        self.expiresAt = expiresAt
    }
}

/// An electronic licence.
public struct ElectronicLicence: Codable, Sendable, Hashable, Concealed {
    /// The document as it lies in the library.
    public struct Document: Codable, Sendable, Hashable {
        public var sha256: String
        public var mime: String
        /// Bytes.
        public var size: Int
    }

    /// The library's code of the kind: `businessLicence`.
    public var kind: String
    public var title: String
    public var number: String
    /// By the library's names.
    public var fields: [String: String]
    public var document: Document
    /// Who gave it; absent when the library does not say.
    public var issuer: String?
    /// The last day. Absent when it does not end.
    public var validUntil: CivilDate?

    /// Whether its document can be told from others.
    var isWhole: Bool { document.sha256.wholeMatch(of: #/[0-9a-f]{64}/#) != nil }
}

/// Why nothing was looked up.
public enum LicenceRefusal: Error, Sendable, Hashable {
    /// The consent is over: ask the holder again.
    case consentExpired
    /// The library does not accept the consent.
    case consentRefused(OutsideProblem)
}

/// The library of electronic licences. Looked into only with the holder's consent, and for what was agreed to.
public protocol LicenceLibrary: Sendable {
    /// The holder's licences of these kinds; those the library does not have are left out.
    /// - Throws: ``LicenceRefusal``, ``OutsideFault``.
    func licences(
        of holder: Personal<String>, kinds: [String], consent: LicenceConsent, at now: Timestamp
    ) async throws -> [ElectronicLicence]
}

/// ``LicenceLibrary`` over HTTP. The holder's number travels in the body.
public struct HTTPLicenceLibrary: LicenceLibrary {
    private let line: OutsideLine

    /// Gathers its parts.
    public init(address: OutsideAddress, connections: OutsideConnections) {
        line = OutsideLine(connections: connections, address: address)
    }

    public func licences(
        of holder: Personal<String>, kinds: [String], consent: LicenceConsent, at now: Timestamp
    ) async throws -> [ElectronicLicence] {
        guard now < consent.expiresAt else { throw LicenceRefusal.consentExpired }
        let body = JSONValue.object([
            "holder": .object(["number": .string(holder.value)]), "kinds": .array(kinds.map { .string($0) }),
            "consent": try JSONValue(encoding: consent),
        ])
        do {
            let request = OutsideRequest.post("/licences/query", body: body.canonicalBytes())
            let found = try await line.ask(request, for: Answer.self).licences.filter { kinds.contains($0.kind) }
            guard found.allSatisfy(\.isWhole) else {
                throw OutsideFault.unavailable(.wrongBody("a licence whose document has no SHA-256"))
            }
            return found
        } catch OutsideFault.refused(let problem) where problem.code == "consent-invalid" {
            throw LicenceRefusal.consentRefused(problem)
        }
    }

    private struct Answer: Decodable {
        let licences: [ElectronicLicence]
    }
}
