import DeviceDrivers
import Foundation
import HallCore
import KioskScreens
import KioskSession
import PackFiles
import TextInput

/// The daemon's settings, from a YAML file. A key that is left out has the default named here; one that is unknown or of the
/// wrong type stops the start with file, line and key path.
struct KioskConfiguration: Codable, Sendable {
    struct Kiosk: Codable, Sendable {
        /// Two letters and two or three digits, given by the hub's operator. Default `SZ01`.
        var code: String?
        /// One letter, the next one whenever the disk is rebuilt. Default `A`.
        var letter: String?
    }

    struct Hall: Codable, Sendable {
        /// One of the halls in the pack's `halls`: its name and hours hold. Default: the pack's own.
        var id: String?
        /// Default: the pack's.
        var name: String?
        var helpDesk: String?
        /// A program that tells the staff that they are wanted, run as `PROGRAM KIOSK REASON`. Default: none, and pages then
        /// say where to ask.
        var bell: String?
    }

    struct Hub: Codable, Sendable {
        /// Such as `https://hub.example`.
        var url: String
        /// The secret the hub's operator gave for this kiosk.
        var token: String
        /// The centre as phones reach it, such as `https://banli.example`. Default: receipts' codes open at terminals only.
        var page: String?
    }

    struct Device: Codable, Sendable {
        var role: DeviceRole
        /// A folder of `profiles`.
        var profile: String
        /// A device node or a link to one.
        var port: String?
        /// udev properties that the port must all have, when `port` is not given.
        var match: [String: String]?
    }

    struct Speech: Codable, Sendable {
        /// An ALSA device, as `aplay -L` names it. Default `default`.
        var device: String?
        /// What the device is: what is personal is said only to a headset. Default `loudspeaker`.
        var outlet: VoiceOutlet?
        /// Folder of recorded prompts, `home.wav` and so on. Default: none.
        var prompts: String?
        /// 1 to 5: the step at which every visit begins. Default 3.
        var volume: Int?
    }

    struct CarryOver: Codable, Sendable {
        /// This terminal on the hall's network, such as `10.1.2.11:8471`.
        var listen: String
        /// The others, written in the same way.
        var peers: [String]
        /// At least 32 random bytes in base64, the same at every terminal of the hall.
        var secret: String
    }

    struct Staff: Codable, Sendable {
        /// The work number.
        var number: String
        var name: String
        /// From `kioskctl staff pin`.
        var pin: String
        /// `help` with forms, `maintenance` of the terminal. Default: help.
        var roles: [StaffRole]?
        /// From `kioskctl staff badge`: what the scanner reads in place of the number. Default: they type it.
        var badge: String?
    }

    struct Maintenance: Codable, Sendable {
        /// A file that holds `1` while the maintainers' key is turned, such as a pin's `value`. Default: there is no key.
        var keySwitch: String?
    }

    struct Input: Codable, Sendable {
        /// The program that knows pinyin. Default: `pinyind` beside kioskd.
        var pinyin: String?
        /// The program that reads handwriting, and its arguments. Default: none, there is no board for it.
        var handwriting: [String]?
        /// The table of strokes. Default: where Debian's `rime-data-stroke` has it.
        var strokes: String?
        /// Folder of the hall's words. Default `Config/words`.
        var words: String?
        /// Sounds that people here do not tell apart. Default: all.
        var accents: [Accent]?
    }

    var kiosk: Kiosk?
    var hall: Hall?
    /// Loopback address and port. Default `127.0.0.1:8470`.
    var listen: String?
    /// Folder of the database. Default `/var/lib/lianban`.
    var state: String?
    /// Folder of the policy pack. Default `Config/packs/suizhou`.
    var pack: String?
    /// Folder of the calendars. Default `Config/calendars`.
    var calendars: String?
    /// Public key, base64, that has to have signed the pack. Default: any pack will do.
    var packKey: String?
    /// Folder of the device profiles. Default `Devices`.
    var profiles: String?
    /// Default: 27 inches, 1080 × 1920.
    var panel: Panel?
    /// Without it the terminal works alone.
    var hub: Hub?
    /// Without it no page is read aloud.
    var speech: Speech?
    /// Default: a half-filled form goes on at this terminal only.
    var carryOver: CarryOver?
    /// Who may help at this terminal or look after it. Default: nobody.
    var staff: [Staff]?
    /// How maintainers come in, besides number and PIN.
    var maintenance: Maintenance?
    var devices: [Device]?
    /// How people type on the glass.
    var input: Input?

    static func read(_ path: String?) throws -> KioskConfiguration {
        guard let path else { return KioskConfiguration() }
        return try StrictYAML.decode(KioskConfiguration.self, at: path)
    }

    var stateFolder: String { state ?? "/var/lib/lianban" }
    var authority: String { listen ?? "127.0.0.1:8470" }
}

/// Why the daemon does not start. Each says which key to mend.
enum ConfigurationFault: Error, CustomStringConvertible {
    case notLoopback(String)
    case badKiosk(code: String, letter: String)
    case badHub(String)
    case badPage(String)
    case badPanel
    case outOfReach(Int)
    case badBell(String)
    case noPort(role: String)
    case wrongRole(profile: String, expected: String)
    case badPack(String)
    case noHall(String, known: [String])
    case badVolume(Int)
    case badPin(number: String)
    case badBadge(number: String)
    case badKeySwitch(String)
    case badCarryOver

    var description: String {
        switch self {
        case .notLoopback(let text): "listen: expected a loopback address and port such as 127.0.0.1:8470, not \(text)"
        case .badKiosk(let code, let letter):
            "kiosk.code and kiosk.letter: expected two letters and two or three digits, and one letter A to Z, not \(code) and \(letter)"
        case .badHub(let text): "hub.url: expected an https address, or http to 127.0.0.1, not \(text)"
        case .badPage(let text):
            "hub.page: expected the https address of the centre without a path, at most \(PhoneAddress.mostSigns) signs, not \(text)"
        case .badPanel: "panel: expected a diagonal of 10 to 100 inches and 300 to 10000 pixels each way"
        case .outOfReach(let height):
            "panel.bottomEdgeMillimetres: expected 380 to 920, so that somebody who sits reaches what is touched, not \(height)"
        case .badBell(let path): "hall.bell: expected the path of a program that may be run, not \(path)"
        case .noPort(let role): "devices: the \(role) needs either port or match"
        case .wrongRole(let profile, let expected): "devices: the profile \(profile) is not one of a \(expected)"
        case .noHall(let id, let known):
            "hall.id: the pack lists no hall \(id); it has \(known.joined(separator: ", "))"
        case .badCarryOver:
            "carryOver: expected listen and peers as address:port, and a secret of at least 32 bytes in base64"
        case .badPin(let number):
            "staff: the pin of \(number) is not what `kioskctl staff pin` prints; no two may have the same number"
        case .badBadge(let number):
            "staff: the badge of \(number) is not what `kioskctl staff badge` prints; no two may have the same"
        case .badKeySwitch(let path): "maintenance.keySwitch: expected a file that can be read, not \(path)"
        case .badVolume(let step): "speech.volume: expected a step from 1 to 5, not \(step)"
        case .badPack(let findings): "pack: the policy pack has errors:\n\(findings)"
        }
    }
}
