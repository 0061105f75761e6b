import Crypto
import Foundation
import HallCore
import Hummingbird

/// Look-ups in the licence library, for its own audit; without the holder.
struct LicenceBook: Codable, Sendable {
    /// A look-up: which consent, what for, which kinds.
    struct LookUp: Codable, Sendable {
        var consent: String
        var purpose: String
        var kinds: [String]
    }

    var lookUps: [LookUp] = []
}

/// The address of the library of electronic licences.
struct LicenceRoutes {
    let world: OutsideWorld

    func add(to router: Router<OutsideContext>) {
        let gate = FaultGate(world: world, system: .licences)
        router.post("/licences/licences/query", use: gate.guarding(query))
    }

    private func query(_ request: SystemRequest) -> Response {
        let question = request.json
        guard let holder = question["holder"]?["number"]?.string, let kinds = question["kinds"]?.array else {
            return Answers.problem(400, "body-unreadable", "内容不是约定的格式")
        }
        let consent = question["consent"]
        guard let record = consent?["record"]?.string, let purpose = consent?["purpose"]?.string, !purpose.isEmpty,
            let end = consent?["expiresAt"]?.string.flatMap({ Timestamp(rfc3339: $0) }), world.now < end
        else { return Answers.problem(403, "consent-invalid", "没有持证人的有效授权") }
        let wanted = kinds.compactMap(\.string)
        world.change { $0.licences.lookUps.append(.init(consent: record, purpose: purpose, kinds: wanted)) }
        let found = wanted.compactMap { licence($0, of: holder) }
        return Answers.json(.object(["licences": .array(found)]))
    }

    /// Two kinds are kept here, of holders that nobody knows.
    private func licence(_ kind: String, of holder: String) -> JSONValue? {
        guard holder.contains("99"), let title = Self.titles[kind] else { return nil }
        var invention = Invention(seed: world.seed, "\(kind) \(holder)")
        let number = invention.digits(12)
        let name = invention.pick(["测试科技有限公司", "样例商贸有限公司", "示范餐饮店"]) ?? ""
        let digest = Hexadecimal.text(SHA256.hash(data: Data("\(kind) \(number)".utf8)))
        return .object([
            "kind": .string(kind), "title": .string(title), "number": .string(number),
            "fields": .object(["name": .string(name), "address": .string("测试省样例市示范区")]),
            "document": .object([
                "sha256": .string(digest), "mime": .string("application/pdf"), "size": .integer(48_123),
            ]),
            "issuer": .string(Self.issuers[kind] ?? "样例市证照库"), "validUntil": .string("2099-12-31"),
        ])
    }

    private static let issuers = ["businessLicence": "样例市市场监督管理局", "propertyCertificate": "样例市自然资源局"]
    private static let titles = ["businessLicence": "营业执照", "propertyCertificate": "不动产权证书"]
}
