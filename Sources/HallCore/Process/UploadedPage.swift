/// A photo or PDF of a paper, sent from the applicant's phone.
public struct UploadedPage: Codable, Sendable, Hashable, Identifiable {
    /// What the window found.
    public struct Check: Codable, Sendable, Hashable {
        public var at: Timestamp
        public var by: Actor
        /// Why it was sent back; accepted if absent.
        public var sentBack: String?
    }

    /// Most pages of one paper, those that were sent back not counted.
    public static let mostOfOnePaper = 20
    /// Most pages of one case in all.
    public static let mostOfOneCase = 200

    /// SHA-256 of the bytes as they are kept, hexadecimal: the same page sent twice is one page.
    public var id: String
    public var material: String
    public var format: UploadFormat
    /// In bytes.
    public var size: Int
    public var at: Timestamp
    /// Absent until the window has looked at it.
    public var check: Check?

    /// Makes a page nobody has looked at.
    public init(id: String, material: String, format: UploadFormat, size: Int, at: Timestamp) {
        self.id = id
        self.material = material
        self.format = format
        self.size = size
        self.at = at
    }
}

/// What an uploaded page is, told by its bytes and never by its name.
public enum UploadFormat: String, Codable, Sendable, Hashable, CaseIterable {
    case jpeg, png, pdf

    /// As it is served: `image/jpeg`.
    public var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .pdf: "application/pdf"
        }
    }

    /// What a file of it is called by: `jpg`.
    public var fileExtension: String {
        switch self {
        case .jpeg: "jpg"
        case .png: "png"
        case .pdf: "pdf"
        }
    }
}
