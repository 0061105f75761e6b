import DeviceDrivers
import Foundation
import HallCore
import KioskScreens
import KioskSession
import KioskStore
import Logging
import PackFiles

extension KioskConfiguration {
    /// Host and port, both proved loopback.
    func address() throws -> (host: String, port: Int) {
        let parts = authority.split(separator: ":")
        guard parts.count == 2, let port = Int(parts[1]), (0...65535).contains(port),
            parts[0] == "127.0.0.1" || parts[0] == "localhost"
        else { throw ConfigurationFault.notLoopback(authority) }
        return (String(parts[0]), port)
    }

    /// Kiosk code and letter, proved fit for a case number.
    func identity() throws -> (code: String, letter: Character) {
        let (code, letter) = (kiosk?.code ?? "SZ01", kiosk?.letter ?? "A")
        guard letter.count == 1, let sign = letter.first,
            CaseNumber(cityCode: "0000", date: Timestamp(milliseconds: 0).date, kiosk: code, letter: sign, serial: 1)
                != nil
        else { throw ConfigurationFault.badKiosk(code: code, letter: letter) }
        return (code, sign)
    }

    /// The hub's address. In the clear only to this machine itself: the line carries personal data and the secret.
    func hubURL() throws -> URL? {
        guard let hub else { return nil }
        guard let url = URL(string: hub.url), let host = url.host() else { throw ConfigurationFault.badHub(hub.url) }
        let isHere = ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
        guard url.scheme == "https" || (url.scheme == "http" && isHere) else {
            throw ConfigurationFault.badHub(hub.url)
        }
        return url
    }

    /// The centre as phones reach it.
    func phoneAddress() throws -> PhoneAddress? {
        try hub?.page.map { text in
            guard let phones = PhoneAddress(text) else { throw ConfigurationFault.badPage(text) }
            return phones
        }
    }

    /// The bell, proved to be a program.
    func bell(_ logger: Logger) throws -> HallBell? {
        try hall?.bell.map { program in
            guard FileManager.default.isExecutableFile(atPath: program) else {
                throw ConfigurationFault.badBell(program)
            }
            return HallBell(program: program, kiosk: try identity().code, logger: logger)
        }
    }

    /// The glass, proved to be one.
    func glass() throws -> Panel {
        let panel = panel ?? .reference
        guard panel.isPlausible else { throw ConfigurationFault.badPanel }
        guard panel.isWithinReach else { throw ConfigurationFault.outOfReach(panel.bottomEdgeMillimetres) }
        return panel
    }

    /// The staff, each number and each badge once.
    func helpers() throws -> [StaffMember] {
        try (staff ?? []).reduce(into: []) { members, member in
            guard let pin = PinHash(member.pin), !members.contains(where: { $0.number == member.number }) else {
                throw ConfigurationFault.badPin(number: member.number)
            }
            if let badge = member.badge {
                guard StaffBadge.isHash(badge), !members.contains(where: { $0.badge == badge }) else {
                    throw ConfigurationFault.badBadge(number: member.number)
                }
            }
            members.append(
                StaffMember(
                    number: member.number, name: member.name, pin: pin, roles: Set(member.roles ?? [.help]),
                    badge: member.badge))
        }
    }

    /// The maintainers' key, as it stands whenever it is asked for. A file that has become unreadable counts as not turned.
    func keySwitch() throws -> @Sendable () -> KeySwitch {
        guard let path = maintenance?.keySwitch else { return { .none } }
        guard FileManager.default.isReadableFile(atPath: path) else { throw ConfigurationFault.badKeySwitch(path) }
        return {
            let word = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return word.trimmingCharacters(in: .whitespacesAndNewlines) == "1" ? .turned : .off
        }
    }

    /// What reading aloud keeps, with the volume at which visits begin.
    func readingDesk() throws -> ReadingDesk {
        let volume = speech?.volume ?? 3
        guard ReadingDesk.volumes.contains(volume) else { throw ConfigurationFault.badVolume(volume) }
        return ReadingDesk(volume: volume)
    }

    /// The pack and calendar, refused when the pack has errors.
    func loadPack() throws -> LoadedPack {
        let loaded = try PackLoader.load(
            directory: pack ?? "Config/packs/suizhou", calendars: calendars ?? "Config/calendars",
            signedBy: packKey)
        guard loaded.isUsable else {
            throw ConfigurationFault.badPack(loaded.findings.map(\.description).joined(separator: "\n"))
        }
        return loaded
    }

    /// The pack as this terminal's hall works by it.
    func pack(of own: PolicyPack) throws -> PolicyPack {
        guard let id = hall?.id else { return own }
        guard let pack = own.at(hall: id) else {
            throw ConfigurationFault.noHall(id, known: own.halls.map(\.id))
        }
        return pack
    }

    /// A device's port and profile.
    func line(of device: Device) throws -> (port: PortConfiguration, profile: DeviceProfile) {
        let name = "\(device.profile)/profile.yaml"
        let profile = try StrictYAML.decode(
            DeviceProfile.self, at: "\(profiles ?? "Devices")/\(name)")
        guard profile.role == device.role else {
            throw ConfigurationFault.wrongRole(profile: device.profile, expected: device.role.rawValue)
        }
        if let port = device.port { return (.path(port), profile) }
        guard let match = device.match, !match.isEmpty else {
            throw ConfigurationFault.noPort(role: device.role.rawValue)
        }
        return (.match(match), profile)
    }
}
