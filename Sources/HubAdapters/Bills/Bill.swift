public import HallCore

/// One account with a utility.
public struct BillAccount: Codable, Sendable, Hashable {
    public var utility: UtilityID
    /// 户号.
    public var account: String
    /// Where it is, as far as the bill system shows it.
    public var address: String?
}

/// Accounts of one holder, and when that was so.
public struct BillAccounts: Codable, Sendable, Hashable {
    public var accounts: [BillAccount]
    public var asOf: Timestamp
}

/// A measured use.
public struct MeasuredUsage: Codable, Sendable, Hashable {
    /// A decimal, exact.
    public var value: String
    /// `m3`, `kWh`, `month`.
    public var unit: String
}

/// One month of one account.
public struct BillMonth: Codable, Sendable, Hashable {
    /// `2026-10`.
    public var month: String
    /// Absent where nothing is measured.
    public var usage: MeasuredUsage?
    /// Yuan as a decimal, exact.
    public var amount: String
    /// What is still owed of it, yuan.
    public var owed: String
}

/// Twelve months of one account, newest last, and what is owed.
public struct BillStatement: Codable, Sendable, Hashable {
    public var utility: UtilityID
    public var account: String
    public var months: [BillMonth]
    /// Yuan.
    public var arrears: String
    public var asOf: Timestamp

    /// What is owed in fen; nil when the bill system wrote no amount of money.
    public var arrearsFen: Fen? { Fen(yuan: arrears) }

    /// Whether every amount is one and the owed parts add up to the arrears.
    var isSound: Bool {
        let owed = months.map { Fen(yuan: $0.owed) }
        let amounts = months.map { Fen(yuan: $0.amount) }
        guard let arrearsFen, !owed.contains(nil), !amounts.contains(nil) else { return false }
        return owed.compactMap { $0 }.reduce(Fen(0), +) <= arrearsFen
            && months.allSatisfy { $0.usage.map { Quantity($0.value) != nil } ?? true }
    }
}

/// A payment that the bill system is told of, so that the arrears go down.
public struct BillPayment: Codable, Sendable, Hashable {
    public var utility: UtilityID
    public var account: String
    public var amount: Fen
    /// The gateway's number of the payment.
    public var transaction: String
    public var paidAt: Timestamp

    /// Under which it is stored in the outbox.
    public static let kind = "bill.paid"

    /// Gathers its parts.
    public init(utility: UtilityID, account: String, amount: Fen, transaction: String, paidAt: Timestamp) {
        self.utility = utility
        self.account = account
        self.amount = amount
        self.transaction = transaction
        self.paidAt = paidAt
    }

    /// The message under its key.
    public func message(key: IdempotencyKey) throws -> OutsideMessage {
        let content = JSONValue.object(["key": .string(key.text), "payment": try JSONValue(encoding: self)])
        return OutsideMessage(kind: Self.kind, key: key, content: content)
    }
}

extension BillAccount: Concealed {}
extension BillAccounts: Concealed {}
extension BillStatement: Concealed {}
extension BillPayment: Concealed {}
