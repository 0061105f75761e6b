import HallCore
import HubService

/// Why the hub does not start. Each says which key to mend.
enum HubConfigurationFault: Error, CustomStringConvertible {
    case badAddress(String)
    case badPage(String)
    case shortToken(kiosk: String)
    case kioskTwice(String)
    case kioskWithoutDivision(String, choices: [String])
    case noPackOfDivision(String, kiosk: String)
    case kioskMoved(String, from: String, to: String)
    case badPack(folder: String, findings: String)
    case staffWithoutDivision(workNumber: String, choices: [String])
    case badPost(String, workNumber: String)
    case badStaff(workNumber: String, AccountRefusal)
    case badRole(String)
    case badKey(path: String)
    case badStore
    case badConnections(Int)
    case otherKey(path: String)
    case badWebhookKey(String)
    case badSystemAddress(String)
    case badLimitName(String)
    case badLimit(String)

    var description: String {
        switch self {
        case .badAddress(let text): "listen: expected address and port such as 0.0.0.0:8480, not \(text)"
        case .badPage(let text):
            "page: expected the https address of the hub without a path, at most \(PhoneAddress.mostSigns) signs, not \(text)"
        case .shortToken(let kiosk): "kiosks: the token of \(kiosk) must have at least 16 characters"
        case .kioskTwice(let kiosk): "kiosks: \(kiosk) stands there twice"
        case .kioskWithoutDivision(let kiosk, let choices):
            "kiosks: \(kiosk) needs a division, since the packs are of several: \(choices.joined(separator: ", "))"
        case .noPackOfDivision(let division, let kiosk):
            "kiosks: \(kiosk) stands in division \(division), but no pack under packs is of it"
        case .kioskMoved(let kiosk, let from, let to):
            "kiosks: \(kiosk) was enrolled in division \(from) and its cases stay there; give the terminal in \(to) a "
                + "new code"
        case .badPack(let folder, let findings): "packs: the policy pack in \(folder) has errors:\n\(findings)"
        case .staffWithoutDivision(let number, let choices):
            "staff: \(number) needs a division, since the packs are of several: \(choices.joined(separator: ", "))"
        case .badPost(let text, let number):
            "staff: \(number): expected posts such as window, utility:water, department:ID, manager, supervisor or "
                + "administrator that the division's pack names, not \(text)"
        case .badStaff(let number, let refusal): "staff: \(number): \(Self.text(of: refusal))"
        case .badRole(let text):
            "accounts.secondFactor: expected \(Role.allCases.map(\.rawValue).joined(separator: ", ")), not \(text)"
        case .badKey(let path):
            "\(path): expected 32 bytes; restore the hub's key from its backup, or kiosks must enrol again"
        case .badWebhookKey(let utility):
            "systems: a webhook key of \(utility) is not whsec_ with base64 of 24 to 64 bytes"
        case .badSystemAddress(let utility): "systems: the url of \(utility) must begin with https:// or http://"
        case .badLimitName(let name):
            "limits: expected \(LimitedAct.allCases.map(\.rawValue).joined(separator: ", ")), not \(name)"
        case .badLimit(let name):
            "limits.\(name): perMinute and burst have to be \(RateLimit.bounds.lowerBound) to \(RateLimit.bounds.upperBound)"
        case .badStore: "store: expected either sqlite: a file, or postgres: a connection string"
        case .badConnections(let number): "store.connections: expected 1 to 100 with postgres, not \(number)"
        case .otherKey(let path):
            "\(path): this is not the key of the hub that began this store, and kiosks would not believe it; copy hub.key "
                + "from a hub that runs on it, or from the backup"
        }
    }
}

extension HubConfigurationFault {
    private static func text(of refusal: AccountRefusal) -> String {
        switch refusal {
        case .password:
            "the password needs 10 to 128 characters, at least 5 different ones, and neither name nor work number in it"
        case .badWorkNumber: "a work number has up to 32 letters, digits and dashes, its division six digits"
        case .nameMissing: "the name is missing"
        case .nameTooLong: "the name is longer than \(Accounts.longestName) characters"
        case .exists: "there is somebody of this work number already; rescue-staff lets them in again"
        case .unknown: "there is nobody of this work number; add-staff adds people"
        default: "refused (\(refusal))"
        }
    }
}
