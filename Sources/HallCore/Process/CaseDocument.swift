/// A paper of a case as a utility needs it: a page from the applicant's phone that the window has checked, or a licence that
/// the library gave with the holder's consent.
public struct CaseDocument: Sendable, Hashable {
    /// Who has its bytes.
    public enum Place: Sendable, Hashable {
        case centre
        /// The centre knows what the library says of it, and no more.
        case library
    }

    /// The id and the title of the paper in the pack.
    public var material: String
    public var title: String
    /// Made of the pack's ids; what somebody called a file is not kept.
    public var fileName: String
    /// SHA-256, hexadecimal.
    public var digest: String
    /// Absent where the library did not say.
    public var mediaType: String?
    /// Bytes; absent likewise.
    public var size: Int?
    public var place: Place
}

extension CaseEngine {
    /// The papers of a case that a utility needs: those the pack asks for its service as things are known now, and those that
    /// a list of corrections has asked for on its behalf.
    public func documents(of process: CaseProcess, for utility: UtilityID, at now: Timestamp) -> [CaseDocument] {
        guard !process.uploads.isEmpty || !process.licences.isEmpty else { return [] }
        let asked = askedMaterials(of: process, for: utility)
        let needed = pack.materials(of: process.form, lanes: [utility], known: process.known, at: now).map(\.id)
        return pack.materials.filter { needed.contains($0.id) || asked.contains($0.id) }.flatMap {
            pages(of: $0, process) + licences(of: $0, process)
        }
    }

    private func askedMaterials(of process: CaseProcess, for utility: UtilityID) -> [String] {
        process.corrections.filter { $0.sentAt != nil }.flatMap(\.items).compactMap { item in
            guard item.lane ?? utility == utility, case .material(let id) = item.subject,
                let material = pack.materials.first(where: { $0.id == id }), concerns(material, utility, process)
            else { return nil }
            return id
        }
    }

    private func pages(of material: Material, _ process: CaseProcess) -> [CaseDocument] {
        let kept = process.uploads.filter { page in
            page.material == material.id && page.check.map { $0.sentBack == nil } ?? false
        }
        return kept.enumerated().map { index, page in
            CaseDocument(
                material: material.id, title: material.title,
                fileName: "\(material.id)-\(index + 1).\(page.format.fileExtension)", digest: page.id,
                mediaType: page.format.mediaType, size: page.size, place: .centre)
        }
    }

    private func licences(of material: Material, _ process: CaseProcess) -> [CaseDocument] {
        process.licences.filter { $0.material == material.id }.map { receipt in
            let format = UploadFormat.allCases.first { $0.mediaType == receipt.mediaType }
            return CaseDocument(
                material: material.id, title: pack.licenceTitle(receipt.kind),
                fileName: receipt.kind + (format.map { ".\($0.fileExtension)" } ?? ""), digest: receipt.digest,
                mediaType: receipt.mediaType, size: receipt.size, place: .library)
        }
    }
}
