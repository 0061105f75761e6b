/// That a holder agreed to have licences of theirs looked up. Who took it down and when stands in the journal's entry.
public struct LicenceAgreement: Codable, Sendable, Hashable, Identifiable {
    /// How the holder showed it.
    public enum Manner: String, Codable, Sendable, CaseIterable {
        /// Laid the ID card on the reader of the window.
        case card
        /// Signed on paper, which the window keeps.
        case paper

        /// What people read.
        public var title: String {
            switch self {
            case .card: "当面刷身份证"
            case .paper: "签了纸质授权书"
            }
        }
    }

    /// What the library is told the consent is recorded under.
    public var id: UUIDv7
    /// What the library calls the licences.
    public var kinds: [String]
    public var manner: Manner
    /// The end; not included.
    public var until: Timestamp

    /// Gathers its parts.
    public init(id: UUIDv7, kinds: [String], manner: Manner, until: Timestamp) {
        self.id = id
        self.kinds = kinds
        self.manner = manner
        self.until = until
    }
}

/// A licence as the library gave it, without what is the holder's alone.
public struct LicenceReceipt: Codable, Sendable, Hashable {
    /// The id of the paper it counts as.
    public var material: String
    /// What the library calls it.
    public var kind: String
    /// Shortened: ``Mask/licence(_:)``.
    public var maskedNumber: String
    /// Absent when the library does not say.
    public var issuer: String?
    /// The last day; absent when it does not end.
    public var validUntil: CivilDate?
    /// SHA-256 of the document in the library, hexadecimal.
    public var digest: String
    /// What the document is, as the library says; absent in receipts from before it was kept.
    public var mediaType: String?
    /// Bytes of the document; absent likewise.
    public var size: Int?
    /// The consent it was looked up with.
    public var agreement: UUIDv7

    /// Gathers its parts.
    /// - Parameters:
    ///   - number: the whole one; only its end is kept.
    ///   - issuer: as the library says; its first 60 characters are kept.
    public init(
        material: String, kind: String, number: String, issuer: String?, validUntil: CivilDate?, digest: String,
        mediaType: String? = nil, size: Int? = nil, agreement: UUIDv7
    ) {
        self.material = material
        self.kind = kind
        maskedNumber = Mask.licence(number)
        let issuer = String(TypedText.trimmed(issuer ?? "").prefix(60))
        self.issuer = issuer.isEmpty ? nil : issuer
        self.validUntil = validUntil
        self.digest = digest
        self.mediaType = mediaType
        self.size = size
        self.agreement = agreement
    }

    /// `电子证照“营业执照”，编号 ****8321，样例市市场监督管理局发，有效期至 2099年12月31日`.
    public func words(in pack: PolicyPack) -> String {
        [
            "电子证照“\(pack.licenceTitle(kind))”", "编号 \(maskedNumber)", issuer.map { "\($0)发" },
            validUntil.map { "有效期至 \($0.chinese)" } ?? "长期有效",
        ].compactMap(\.self).joined(separator: "，")
    }
}

extension PolicyPack {
    /// What people call a kind of licence; the library's word where the pack does not know it.
    public func licenceTitle(_ kind: String) -> String {
        materials.flatMap { $0.licences ?? [] }.first { $0.kind == kind }?.title ?? kind
    }
}
