import Foundation
import HallCore
import HubService
import PackFiles

/// The hub's settings, from a YAML file. A key that is left out has the default named here; one that is unknown or of the
/// wrong type stops the start with file, line and key path.
struct HubConfiguration: Codable, Sendable {
    struct Kiosk: Codable, Sendable {
        /// Such as `SZ01`.
        var code: String
        /// The secret this kiosk's operator is given; at least 16 characters.
        var token: String
        /// Division code of the place it stands in. Default: that of the packs, when all are of one.
        var division: String?
    }

    /// Address and port. Default `0.0.0.0:8480`.
    var listen: String?
    /// Folder of the hub's key, and of the database when `store` is left out. Default `/var/lib/lianban-hub`.
    var state: String?
    /// Default: the file `hub.sqlite` in the state folder.
    var store: Store?
    /// Folders of policy packs. Default `Config/packs/suizhou`.
    var packs: [String]?
    /// Folder of the calendars. Default `Config/calendars`.
    var calendars: String?
    /// Public key, base64, that has to have signed the packs. Default: any pack will do.
    var packKey: String?
    /// The hub as phones reach it, such as `https://banli.example`. Default: codes on papers open at terminals only.
    var page: String?
    /// Whether browsers reach the hub over HTTPS only. Default false.
    var secureCookies: Bool?
    var kiosks: [Kiosk]?
    /// Utilities that have systems of their own. The others work on the hub's pages.
    var systems: [UtilitySystem]?
    /// The utilities' billing. Without it terminals show no bills.
    var bills: Bills?
    /// The payment gateway. Without it bills are only shown.
    var payments: Payments?
    /// The city's approval platform. Without it departments work on the hub's pages alone.
    var approval: Approval?
    /// The library of electronic licences. Without it windows take papers.
    var licences: Licences?
    /// Who hears how cases go on.
    var subscribers: [Subscriber]?
    /// Repairs that come in by Open311. Without it none do.
    var open311: Open311?
    /// People who are made known at the start when they are not yet.
    var staff: [Staff]?
    var accounts: AccountRules?
    /// Addresses of the proxies in front, whose `X-Forwarded-For` is believed. Default none.
    var proxies: [String]?
    /// How often this hub may be asked, by the names of ``HubService/LimitedAct``. Default: what those name.
    var limits: [String: Limit]?

    static func read(_ path: String?) throws -> HubConfiguration {
        guard let path else { return HubConfiguration() }
        return try StrictYAML.decode(HubConfiguration.self, at: path)
    }

    var stateFolder: String { state ?? "/var/lib/lianban-hub" }
}

extension HubConfiguration {
    /// One kiosk and one person per office with secrets everyone can read; for trying things out on one machine only.
    static func demo(state: String) throws -> HubConfiguration {
        var settings = HubConfiguration(
            listen: "127.0.0.1:8480", state: state,
            kiosks: [Kiosk(code: "SZ01", token: "demonstration-only-SZ01")],
            accounts: AccountRules(secondFactor: []))
        settings.staff = try settings.loadPacks().flatMap { SampleStaff.of($0.pack) }
        return settings
    }

    func address() throws -> (host: String, port: Int) {
        let text = listen ?? "0.0.0.0:8480"
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port), colon > text.startIndex
        else { throw HubConfigurationFault.badAddress(text) }
        return (String(text[..<colon]), port)
    }

    /// The hub as phones reach it.
    func phoneAddress() throws -> PhoneAddress? {
        try page.map { text in
            guard let phones = PhoneAddress(text) else { throw HubConfigurationFault.badPage(text) }
            return phones
        }
    }

    /// The kiosks that may enrol, each in its division.
    func admittedKiosks(packs: [PolicyPack]) throws -> [AdmittedKiosk] {
        let divisions = Set(packs.map(\.division))
        var codes: Set<String> = []
        return try (kiosks ?? []).map { kiosk in
            guard kiosk.token.count >= 16 else { throw HubConfigurationFault.shortToken(kiosk: kiosk.code) }
            guard codes.insert(kiosk.code).inserted else { throw HubConfigurationFault.kioskTwice(kiosk.code) }
            guard let division = kiosk.division ?? (divisions.count == 1 ? divisions.first : nil) else {
                throw HubConfigurationFault.kioskWithoutDivision(kiosk.code, choices: divisions.sorted())
            }
            guard divisions.contains(division) else {
                throw HubConfigurationFault.noPackOfDivision(division, kiosk: kiosk.code)
            }
            return AdmittedKiosk(code: kiosk.code, token: kiosk.token, division: division)
        }
    }

    /// The packs, refused when one has errors.
    func loadPacks() throws -> [LoadedPack] {
        try (packs ?? ["Config/packs/suizhou"]).map { folder in
            let loaded = try PackLoader.load(
                directory: folder, calendars: calendars ?? "Config/calendars", signedBy: packKey)
            guard loaded.isUsable else {
                throw HubConfigurationFault.badPack(
                    folder: folder, findings: loaded.findings.map(\.description).joined(separator: "\n"))
            }
            return loaded
        }
    }
}
