public import HallCore

/// ``BillSystem`` over HTTP. Numbers of holders and accounts travel in bodies, never in an address, which logs keep.
public struct HTTPBillSystem: BillSystem {
    public let answersForKeys = false
    private let line: OutsideLine

    /// Gathers its parts.
    public init(address: OutsideAddress, connections: OutsideConnections) {
        line = OutsideLine(connections: connections, address: address)
    }

    public func accounts(of holder: BillHolder) async throws -> BillAccounts {
        let body = JSONValue.object(["holder": .object(["number": .string(holder.number)])])
        return try await line.ask(.post("/accounts/search", body: body.canonicalBytes()), for: BillAccounts.self)
    }

    public func statement(of account: String, utility: UtilityID, months: Int) async throws -> BillStatement? {
        let body = JSONValue.object([
            "account": .string(account), "utility": .string(utility), "months": .integer(Int64(months)),
        ])
        do {
            let request = OutsideRequest.post("/statements/query", body: body.canonicalBytes())
            let statement = try await line.ask(request, for: BillStatement.self)
            guard statement.account == account, statement.utility == utility, statement.isSound else {
                throw OutsideFault.unavailable(.wrongBody("a statement of another account, or its sums do not fit"))
            }
            return statement
        } catch OutsideFault.refused(let problem) where problem.code == "account-unknown" {
            return nil
        }
    }

    public func holds(_ proof: BillProof, for account: String, utility: UtilityID) async throws -> Bool {
        let body = JSONValue.object([
            "account": .string(account), "utility": .string(utility), "proof": try JSONValue(encoding: proof),
        ])
        do {
            return try await line.ask(.post("/accounts/proof", body: body.canonicalBytes()), for: Verdict.self).holds
        } catch OutsideFault.refused(let problem) where problem.code == "account-unknown" {
            return false
        }
    }

    public func sendCode(for account: String, utility: UtilityID) async throws -> String? {
        let body = JSONValue.object(["account": .string(account), "utility": .string(utility)])
        do {
            return try await line.ask(.post("/accounts/code", body: body.canonicalBytes()), for: SentCode.self).sentTo
        } catch OutsideFault.refused(let problem) where problem.code == "account-unknown" {
            return nil
        }
    }

    public func send(_ message: OutsideMessage) async -> SendOutcome {
        guard message.kind == BillPayment.kind else { return .unsupported }
        let answer = await line.call(.post("/payments", key: message.key, body: message.body))
        return SendOutcome(Receipt.self, from: answer, key: message.key) { $0.reference }
    }

    /// It dedupes by the key; there is no question for it.
    public func find(_ message: OutsideMessage) async -> KeyAnswer { .unknown }

    private struct Verdict: Decodable {
        let holds: Bool
    }

    private struct SentCode: Decodable {
        let sentTo: String
    }

    private struct Receipt: Decodable, KeyedReceipt {
        let reference: String
        let key: IdempotencyKey
    }
}
