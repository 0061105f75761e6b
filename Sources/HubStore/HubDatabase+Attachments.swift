public import HallCore

/// A page as it is kept.
public struct StoredAttachment: Sendable, Hashable {
    /// SHA-256 of the content, hexadecimal.
    public var digest: String
    public var format: UploadFormat
    public var content: [UInt8]

    /// Gathers its parts.
    public init(digest: String, format: UploadFormat, content: [UInt8]) {
        self.digest = digest
        self.format = format
        self.content = content
    }
}

extension StoredAttachment: Concealed {}

extension HubDatabase {
    /// A page of a case; nil when there is none of that digest.
    public func attachment(_ digest: String, of record: CaseRecord) async throws -> StoredAttachment? {
        try await sql.read { session in
            let row = try session.row(
                "SELECT format, content FROM attachment WHERE division = ? AND case_id = ? AND digest = ?",
                [.of(record.division), .of(record.id), .sent(digest)])
            return try row.flatMap { row in
                let format = UploadFormat(rawValue: try row.text("format"))
                return try format.map {
                    StoredAttachment(digest: digest, format: $0, content: try row.blob("content"))
                }
            }
        }
    }

    /// Runs inside the transaction that makes the case speak of them.
    static func add(
        _ attachments: [StoredAttachment], at time: Timestamp, of record: CaseRecord, in session: any SQLSession
    ) throws {
        guard !attachments.isEmpty else { return }
        try session.runEach(
            """
            INSERT INTO attachment (division, case_id, digest, format, content, received_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (division, case_id, digest) DO NOTHING
            """,
            attachments.map { page in
                [
                    .of(record.division), .of(record.id), .of(page.digest), .of(page.format.rawValue),
                    .blob(page.content), .of(time),
                ]
            })
    }
}
