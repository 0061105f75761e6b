internal import Crypto
internal import Foundation
public import HallCore

/// Something that somebody did and that can be asked about later. It holds ids, never values of personal facts.
public struct AuditEvent: Hashable, Sendable {
    /// Whose chain it belongs to.
    public var division: String
    public var at: Timestamp
    /// Of who did it; `system` for what nobody did.
    public var workNumber: String
    /// On behalf of which office, where it matters.
    public var party: Party?
    /// An ``AuditAct``, as text so that a chain outlives its vocabulary.
    public var act: String
    /// What it was done to: a case number, a work number, a kiosk's code.
    public var object: String?
    /// Ids of the personal facts that were shown whole.
    public var fields: [String]
    /// What was given as the reason.
    public var reason: String?

    /// Gathers its parts.
    public init(
        division: String, at: Timestamp, workNumber: String, party: Party? = nil, act: AuditAct,
        object: String? = nil, fields: [String] = [], reason: String? = nil
    ) {
        self.init(
            division: division, at: at, workNumber: workNumber, party: party, actText: act.rawValue, object: object,
            fields: fields, reason: reason)
    }

    /// As it is kept.
    public init(
        division: String, at: Timestamp, workNumber: String, party: Party?, actText: String, object: String?,
        fields: [String], reason: String?
    ) {
        self.division = division
        self.at = at
        self.workNumber = workNumber
        self.party = party
        act = actText
        self.object = object
        self.fields = fields
        self.reason = reason
    }
}

/// A link of a division's audit chain.
public struct AuditEntry: Hashable, Sendable {
    public var event: AuditEvent
    /// From 1, without gaps.
    public var sequence: Int64
    /// The hash of the link before.
    public var previousHash: [UInt8]
    /// SHA-256 over ``previousHash`` and ``canonicalBytes``.
    public var hash: [UInt8]

    /// The link that follows a chain's end.
    public init(_ event: AuditEvent, after head: AuditHead) {
        self.event = event
        sequence = head.sequence + 1
        previousHash = head.hash
        hash = Self.hash(head.hash, Self.canonicalBytes(event, sequence: sequence))
    }

    /// A link as it was kept; whether it holds, ``AuditChain`` says.
    public init(_ event: AuditEvent, sequence: Int64, previousHash: [UInt8], hash: [UInt8]) {
        self.event = event
        self.sequence = sequence
        self.previousHash = previousHash
        self.hash = hash
    }

    /// The hash that its content demands.
    var rightHash: [UInt8] { Self.hash(previousHash, Self.canonicalBytes(event, sequence: sequence)) }

    /// What a link says, as canonical JSON of RFC 8785; absent parts are left out.
    static func canonicalBytes(_ event: AuditEvent, sequence: Int64) -> [UInt8] {
        var members: [String: JSONValue] = [
            "division": .string(event.division), "sequence": .integer(sequence),
            "at": .integer(event.at.milliseconds), "workNumber": .string(event.workNumber), "act": .string(event.act),
            "fields": .array(event.fields.map { .string($0) }),
        ]
        members["party"] = event.party.map { .string($0.description) }
        members["object"] = event.object.map { .string($0) }
        members["reason"] = event.reason.map { .string($0) }
        return JSONValue.object(members).canonicalBytes()
    }

    static func hash(_ previous: [UInt8], _ content: [UInt8]) -> [UInt8] {
        var digest = SHA256()
        digest.update(data: previous)
        digest.update(data: content)
        return Array(digest.finalize())
    }
}

/// The end of a chain. Who writes it down outside the store can tell later whether the chain was cut or made anew.
public struct AuditHead: Hashable, Sendable {
    public var sequence: Int64
    public var hash: [UInt8]

    /// Gathers its parts.
    public init(sequence: Int64, hash: [UInt8]) {
        self.sequence = sequence
        self.hash = hash
    }

    /// Where a division's chain begins; no two begin alike.
    public static func start(of division: String) -> AuditHead {
        AuditHead(sequence: 0, hash: AuditEntry.hash([], Array("lianban audit 1 \(division)".utf8)))
    }

    /// `1203 9f86d081884c7d65…`, to be printed or logged.
    public var text: String { "\(sequence) \(Hexadecimal.text(hash))" }

    /// Reads what somebody wrote down; nil when it is not that.
    public init?(_ text: String) {
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, let sequence = Int64(parts[0]), let hash = Hexadecimal.bytes(parts[1]),
            hash.count == 32
        else { return nil }
        self.init(sequence: sequence, hash: hash)
    }
}
