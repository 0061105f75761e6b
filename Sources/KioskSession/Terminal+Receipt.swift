public import HallCore
public import KioskStore
import Logging

/// A person's answer when a receipt's fate is not known.
public enum ReceiptAnswer: Sendable {
    case cameOut
    case printAgain
}

extension Terminal {
    /// The newest copy of a case's receipt and what became of it.
    public func receipt(of caseID: UUIDv7) async throws -> Receipt? {
        try await store.receipt(of: caseID)
    }

    /// Prints the copy that is waiting, if one is. Ends when the printer has said what became of it.
    public func printReceipt(of record: CaseRecord) async {
        do {
            guard try await store.beginPrinting(record.id, at: surroundings.now()),
                let receipt = try await store.receipt(of: record.id)
            else { return }
            events.send(.receipt("正在打印回执"))
            let content = PaperContent(
                record: record, now: surroundings.now(), copy: receipt.copy, remark: remark, phones: phones)
            let outcome = await surroundings.print(
                PaperComposer(pack: try await pack(of: record)).slip(PaperComposer.receiptID, of: content))
            try await store.settle(
                record.id, as: ReceiptState(outcome), eventID: surroundings.makeID(), at: surroundings.now())
            events.send(.receipt(""))
        } catch {
            logger.error("receipt journal failed", metadata: ["case": "\(record.number.text)", "cause": "\(error)"])
            events.send(.receipt(""))
        }
    }

    /// Said on the paper when the centre has not got the case yet.
    private var remark: String? {
        if case .up = link { nil } else { "已在本机受理，网络恢复后自动送达中心" }
    }

    /// What the person says of a receipt nobody could follow, or the wish to try again after nothing came out.
    ///
    /// - Returns: Whether a copy is now waiting to be printed.
    public func answer(_ answer: ReceiptAnswer, for caseID: UUIDv7) async throws -> Bool {
        guard let receipt = try await store.receipt(of: caseID) else { return false }
        let now = surroundings.now()
        switch (receipt.state, answer) {
        case (.unknown, .cameOut):
            try await store.settle(caseID, as: .printed, eventID: surroundings.makeID(), at: now)
            return false
        case (.unknown, .printAgain), (.printed, .printAgain):
            try await store.prepareCopy(of: caseID, at: now)
            return true
        case (.notPrinted, .printAgain), (.prepared, .printAgain): return true
        case (.notPrinted, .cameOut), (.prepared, .cameOut), (.printed, .cameOut), (.sending, _): return false
        }
    }
}

extension ReceiptState {
    init(_ outcome: PrintOutcome) {
        self =
            switch outcome {
            case .printed: .printed
            case .notPrinted(let trouble): .notPrinted(reason: trouble.rawValue)
            case .unknown(let trouble): .unknown(reason: trouble.rawValue)
            }
    }
}
