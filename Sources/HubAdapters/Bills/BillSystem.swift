public import HallCore

/// Whose accounts are looked for.
public struct BillHolder: Sendable, Hashable, Concealed {
    /// Citizen number or unified social credit code.
    public var number: String

    /// Gathers its parts.
    public init(number: String) {
        self.number = number
    }
}

/// The utilities' billing. What it answers is for the screen that asked, and is kept nowhere with a name.
public protocol BillSystem: SendTarget {
    /// The accounts of a holder; none when the holder is not known.
    /// - Throws: ``OutsideFault``.
    func accounts(of holder: BillHolder) async throws -> BillAccounts

    /// Usage, amounts and arrears of an account; nil when there is no such account.
    /// - Throws: ``OutsideFault``.
    func statement(of account: String, utility: UtilityID, months: Int) async throws -> BillStatement?

    /// Whether the proof is that of the account's holder; false also where there is no such account.
    /// - Throws: ``OutsideFault``.
    func holds(_ proof: BillProof, for account: String, utility: UtilityID) async throws -> Bool

    /// Sends a code to the phone the utility knows of the account's holder.
    /// - Returns: the phone, masked; nil where there is no such account or no phone.
    /// - Throws: ``OutsideFault``.
    func sendCode(for account: String, utility: UtilityID) async throws -> String?
}
