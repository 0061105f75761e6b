import HallCore
import HubAdapters

extension CaseMove {
    /// The papers of the case that a utility needs, as it is told of them.
    /// - Parameter process: after the move if nil.
    func documents(for utility: UtilityID, in process: CaseProcess? = nil) -> [UtilityTask.Document] {
        engine.documents(of: process ?? new, for: utility, at: at).map { UtilityTask.Document($0, for: utility) }
    }
}

extension UtilityTask.Document {
    fileprivate init(_ document: CaseDocument, for utility: UtilityID) {
        self.init(
            id: document.material, title: document.title, fileName: document.fileName, sha256: document.digest,
            mime: document.mediaType, size: document.size,
            address: document.place == .centre ? DocumentQuestion.address(of: utility) : nil)
    }
}
