import HallCore
import HubAdapters
import HubMessages
import HubStore
import Logging

extension PaymentDesk {
    /// Makes an order for what is owed now, when that is what the person saw.
    func order(
        _ utility: UtilityID, _ account: String, _ amount: Fen, key: UUIDv7, for kiosk: KnownKiosk
    ) async throws -> PaymentStanding {
        guard let sheet = await sheet(utility, account) else { return .refused(.offline) }
        guard sheet.payable > Fen(0) else { return .refused(.nothingOwed) }
        guard sheet.payable == amount else { return .refused(.changed) }
        try await endOthers(of: kiosk)
        let purpose = PaymentPurpose(utility: utility, account: account, months: sheet.owedMonths.map(\.month))
        let order = PaymentOrder(
            id: surroundings.identifier(), division: kiosk.division, purpose: purpose, amount: amount,
            at: surroundings.now())
        do {
            let row = try await store.openPayment(try order.stored(key: key, kiosk: kiosk.code)) { others in
                try PaymentRule.check(
                    purpose, amount: amount, existing: try others.map { try PaymentOrder($0) }, isOnline: true)
            }
            return try await offered(row)
        } catch let refusal as PaymentRule.Refusal {
            return .refused(PaymentRefusal(refusal))
        }
    }

    /// Asks the gateway for the code of an order that has none yet.
    func offered(_ row: StoredPaymentOrder) async throws -> PaymentStanding {
        let order = try PaymentOrder(row)
        guard case .created = order.state else { return PaymentStanding(order) }
        do {
            let offer = try await gateway.create(
                order, title: title(of: order.purpose),
                expiresAt: order.createdAt.adding(minutes: billing.payableMinutes))
            return try await PaymentStanding(apply(.waiting(offer), to: row, expired: false))
        } catch let fault as OutsideFault {
            log.warning("the gateway made no order: \(fault)", metadata: ["order": "\(row.id)"])
            return PaymentStanding(order)
        }
    }

    /// A kiosk has one screen: what it showed before is shown no more.
    private func endOthers(of kiosk: KnownKiosk) async throws {
        for row in try await store.openPayments(of: kiosk.code, in: kiosk.division) {
            _ = try await end(row, expired: false)
        }
    }

    private func sheet(_ utility: UtilityID, _ account: String) async -> BillSheet? {
        do {
            return try await billing.bills.statement(of: account, utility: utility, months: BillDesk.months)
                .flatMap(BillSheet.init)
        } catch {
            log.warning("the bill to be paid: \(error)", metadata: ["utility": "\(utility)"])
            return nil
        }
    }

    /// What the phone shows. It names no person and no account.
    private func title(of purpose: PaymentPurpose) -> String {
        let months = purpose.months.map { $0.replacing("-", with: "年") + "月" }.joined(separator: "、")
        return "\(UtilityName.of(purpose.utility))费 \(months)"
    }
}

extension PaymentRefusal {
    init(_ refusal: PaymentRule.Refusal) {
        self =
            switch refusal {
            case .offline: .offline
            case .nothingOwed: .nothingOwed
            case .beingPaid: .beingPaid
            case .wasPaid: .wasPaid
            }
    }
}

/// What a utility is called where no pack is at hand.
private enum UtilityName {
    static func of(_ utility: UtilityID) -> String {
        ["water": "水", "power": "电", "gas": "燃气", "heat": "热", "network": "通信"][utility] ?? ""
    }
}
