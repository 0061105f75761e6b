import Foundation
import HallCore
import HubAdapters
import HubService

extension HubConfiguration {
    /// The utilities' billing. How it answers is in the page OutsideSystems of the documentation.
    struct Bills: Codable, Sendable {
        /// `https://bills.example.cn/hall`
        var url: String
        /// What the hub shows there as bearer token.
        var token: String?
        /// Utilities whose bills it knows. Default: all that the packs name.
        var utilities: [String]?
        /// Those that prove an account by a code to the holder's phone; the others by the ID's last four characters.
        var phoneCodes: [String]?
        /// Whether it is told of payments. Default true.
        var tellPayments: Bool?
        /// Seconds an answer may take before the screen says that there is none now. Default 8.
        var timeout: Int?
    }

    /// The payment gateway.
    struct Payments: Codable, Sendable {
        var url: String
        var token: String?
        /// What its callbacks are signed with: `whsec_…`; two while it is being changed.
        var webhookKeys: [String]
        /// How long a code on the screen can be paid, 1 to 60. Default 5.
        var minutes: Int?
        /// Seconds an answer may take. Default 8.
        var timeout: Int?
    }

    /// The billing system and the gateway, ready to be asked; nil without settings for them.
    func billing(packs: [PolicyPack], connections: OutsideConnections) throws -> Billing? {
        guard let bills else {
            guard payments == nil else { throw BillSettingsFault.paymentsWithoutBills }
            return nil
        }
        let known = Set(packs.flatMap { $0.utilities.map(\.id) })
        let (utilities, codes) = (bills.utilities ?? known.sorted(), bills.phoneCodes ?? [])
        if let stranger = (utilities + codes).first(where: { !known.contains($0) }) {
            throw BillSettingsFault.unknownUtility(stranger, known: known.sorted())
        }
        let address = try Self.address(of: "bills", bills.url, bills.token, timeout: bills.timeout)
        return Billing(
            bills: HTTPBillSystem(address: address, connections: connections),
            proofs: Dictionary(utilities.map { ($0, codes.contains($0) ? .phoneCode : .idEnding) }) { first, _ in first
            },
            tellsPayments: bills.tellPayments ?? true, gateway: try gateway(connections), payableMinutes: try minutes())
    }

    private func minutes() throws -> Int {
        let minutes = payments?.minutes ?? 5
        guard (1...60).contains(minutes) else { throw BillSettingsFault.badMinutes(minutes) }
        return minutes
    }

    private func gateway(_ connections: OutsideConnections) throws -> (any PaymentGateway)? {
        guard let payments else { return nil }
        let keys = try payments.webhookKeys.map { text in
            guard let key = WebhookKey(text) else { throw BillSettingsFault.badWebhookKey }
            return key
        }
        guard !keys.isEmpty else { throw BillSettingsFault.badWebhookKey }
        let address = try Self.address(of: "payments", payments.url, payments.token, timeout: payments.timeout)
        return HTTPPaymentGateway(address: address, connections: connections, keys: keys)
    }

    private static func address(
        of key: String, _ text: String, _ token: String?, timeout: Int?
    ) throws -> OutsideAddress {
        guard let url = URL(string: text), url.scheme == "https" || url.scheme == "http", url.host() != nil else {
            throw BillSettingsFault.badAddress(key)
        }
        return OutsideAddress(base: url, token: token.map { Personal($0) }, timeout: .seconds(timeout ?? 8))
    }
}

/// What is wrong with the settings of bills and payments. Each says which key to mend.
enum BillSettingsFault: Error, CustomStringConvertible {
    case badAddress(String)
    case badWebhookKey
    case badMinutes(Int)
    case paymentsWithoutBills
    case unknownUtility(String, known: [String])

    var description: String {
        switch self {
        case .badAddress(let key): "\(key).url: must begin with https:// or http://"
        case .badWebhookKey: "payments.webhookKeys: expected at least one whsec_ with base64 of 24 to 64 bytes"
        case .badMinutes(let minutes): "payments.minutes: expected 1 to 60, not \(minutes)"
        case .paymentsWithoutBills: "payments: only bills are paid here, so bills has to be set too"
        case .unknownUtility(let utility, let known):
            "bills: \(utility) is no utility of the packs; they name \(known.joined(separator: ", "))"
        }
    }
}
