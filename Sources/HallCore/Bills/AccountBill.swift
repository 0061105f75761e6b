/// One month of one account.
public struct MonthlyBill: Codable, Sendable, Hashable {
    /// `2026-10`.
    public var month: String
    /// Absent where nothing is measured.
    public var usage: Quantity?
    /// `m3`, `kWh`, `m2`, `month`.
    public var unit: String?
    public var amount: Fen
    /// What is still owed of it.
    public var owed: Fen

    /// Gathers its parts.
    public init(month: String, usage: Quantity?, unit: String?, amount: Fen, owed: Fen) {
        self.month = month
        self.usage = usage
        self.unit = unit
        self.amount = amount
        self.owed = owed
    }
}

/// Twelve months of one account, newest last, and what is owed, as its company said at that time.
public struct BillSheet: Codable, Sendable, Hashable {
    public var months: [MonthlyBill]
    /// What is owed in all; may be more than the months shown say.
    public var arrears: Fen
    public var asOf: Timestamp

    /// Gathers its parts.
    public init(months: [MonthlyBill], arrears: Fen, asOf: Timestamp) {
        self.months = months
        self.arrears = arrears
        self.asOf = asOf
    }

    /// The months something is owed of, oldest first.
    public var owedMonths: [MonthlyBill] { months.filter { $0.owed > Fen(0) } }

    /// What a payment pays: the owed parts of the months shown. Older debts are settled with the company.
    public var payable: Fen { owedMonths.map(\.owed).reduce(Fen(0), +) }
}

/// One account with a utility, with its bills where its company could be asked.
public struct AccountBill: Codable, Sendable, Hashable {
    public var utility: UtilityID
    /// 户号.
    public var account: String
    /// Where it is, as far as the company shows it.
    public var address: String?
    /// Nil when the company gave no answer in time.
    public var sheet: BillSheet?

    /// Gathers its parts.
    public init(utility: UtilityID, account: String, address: String?, sheet: BillSheet?) {
        self.utility = utility
        self.account = account
        self.address = address
        self.sheet = sheet
    }
}

extension BillSheet: Concealed {}
extension AccountBill: Concealed {}
