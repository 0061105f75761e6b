public import HallCore

/// Data of ``EventType/receiptOutcome``: what became of a receipt, as the kiosk knows it.
public struct ReceiptOutcome: Hashable, Sendable, Codable {
    /// How the printing ended.
    public enum Result: String, Sendable, Codable {
        case printed
        case notPrinted = "not_printed"
        /// The printer fell silent in the middle; someone has to look.
        case unknown
    }

    public var number: CaseNumber
    /// 1 for the first paper, 2 for the first reprint, and so on.
    public var copy: Int
    public var result: Result
    public var at: Timestamp

    /// Gathers its parts.
    public init(number: CaseNumber, copy: Int, result: Result, at: Timestamp) {
        self.number = number
        self.copy = copy
        self.result = result
        self.at = at
    }
}
