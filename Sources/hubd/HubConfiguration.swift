import Foundation
import HallCore
import PackFiles

/// The hub's settings, from a YAML file. A key that is left out has the default named here; one that is unknown or of the
/// wrong type stops the start with file, line and key path.
struct HubConfiguration: Codable, Sendable {
    struct Kiosk: Codable, Sendable {
        /// Such as `SZ01`.
        var code: String
        /// The secret this kiosk's operator is given; at least 16 characters.
        var token: String
    }

    struct Clerk: Codable, Sendable {
        var name: String
        var workNumber: String
        /// What the clerk signs in with for the first time. Only read when the clerk is not known yet.
        var pin: String?
        /// What `hubd hash-pin` prints, instead of `pin`.
        var pinHash: String?
    }

    /// Address and port. Default `0.0.0.0:8480`.
    var listen: String?
    /// Folder of the database and the hub's key. Default `/var/lib/lianban-hub`.
    var state: String?
    /// Folders of policy packs. Default `Config/packs/suizhou`.
    var packs: [String]?
    /// Folder of the calendars. Default `Config/calendars`.
    var calendars: String?
    /// Public key, base64, that has to have signed the packs. Default: any pack will do.
    var packKey: String?
    /// Whether browsers reach the hub over HTTPS only. Default false.
    var secureCookies: Bool?
    var kiosks: [Kiosk]?
    var clerks: [Clerk]?

    static func read(_ path: String?) throws -> HubConfiguration {
        guard let path else { return HubConfiguration() }
        return try StrictYAML.decode(HubConfiguration.self, at: path)
    }

    var stateFolder: String { state ?? "/var/lib/lianban-hub" }
}

extension HubConfiguration {
    /// One kiosk and one clerk with secrets everyone can read here; for trying things out on one machine only.
    static func demo(state: String) -> HubConfiguration {
        HubConfiguration(
            listen: "127.0.0.1:8480", state: state,
            kiosks: [Kiosk(code: "SZ01", token: "demonstration-only-SZ01")],
            clerks: [Clerk(name: "演示员", workNumber: "D001", pin: "246810")])
    }

    func address() throws -> (host: String, port: Int) {
        let text = listen ?? "0.0.0.0:8480"
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port), colon > text.startIndex
        else { throw HubConfigurationFault.badAddress(text) }
        return (String(text[..<colon]), port)
    }

    /// Kiosk code to token.
    func tokens() throws -> [String: String] {
        var tokens: [String: String] = [:]
        for kiosk in kiosks ?? [] {
            guard kiosk.token.count >= 16 else { throw HubConfigurationFault.shortToken(kiosk: kiosk.code) }
            guard tokens.updateValue(kiosk.token, forKey: kiosk.code) == nil else {
                throw HubConfigurationFault.kioskTwice(kiosk.code)
            }
        }
        return tokens
    }

    /// The packs, refused when one has errors.
    func loadPacks() throws -> [PolicyPack] {
        try (packs ?? ["Config/packs/suizhou"]).map { folder in
            let loaded = try PackLoader.load(
                directory: folder, calendars: calendars ?? "Config/calendars", signedBy: packKey)
            guard loaded.isUsable else {
                throw HubConfigurationFault.badPack(
                    folder: folder, findings: loaded.findings.map(\.description).joined(separator: "\n"))
            }
            return loaded.pack
        }
    }
}

/// Why the hub does not start. Each says which key to mend.
enum HubConfigurationFault: Error, CustomStringConvertible {
    case badAddress(String)
    case shortToken(kiosk: String)
    case kioskTwice(String)
    case badPack(folder: String, findings: String)
    case clerkWithoutPIN(workNumber: String)
    case badPIN(workNumber: String)
    case badKey(path: String)

    var description: String {
        switch self {
        case .badAddress(let text): "listen: expected address and port such as 0.0.0.0:8480, not \(text)"
        case .shortToken(let kiosk): "kiosks: the token of \(kiosk) must have at least 16 characters"
        case .kioskTwice(let kiosk): "kiosks: \(kiosk) stands there twice"
        case .badPack(let folder, let findings): "packs: the policy pack in \(folder) has errors:\n\(findings)"
        case .clerkWithoutPIN(let number): "clerks: work number \(number) needs either pin or pinHash"
        case .badPIN(let number):
            "clerks: work number \(number): a PIN has 6 to 64 digits; a pinHash is what hash-pin prints"
        case .badKey(let path):
            "\(path): expected 32 bytes; restore the hub's key from its backup, or kiosks must enrol again"
        }
    }
}
