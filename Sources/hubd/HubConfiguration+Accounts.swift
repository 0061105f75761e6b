import HallCore
import HubScreens
import HubService
import HubStore

extension HubConfiguration {
    /// Somebody who works at the centre.
    struct Staff: Codable, Sendable {
        /// What they sign in with, and what records name.
        var workNumber: String
        var name: String
        /// The offices they hold: `window`, `utility:water`, `department:ID`, `manager`, `supervisor`, `administrator`.
        var posts: [String]
        /// Division code of their home and of their posts. Default: that of the packs, when all are of one.
        var division: String?
        /// Only read when they are not known yet.
        var password: String
        /// Whether they have to change it when they first sign in. Default true.
        var mustChange: Bool?
    }

    /// What holds for all accounts.
    struct AccountRules: Codable, Sendable {
        /// Offices that nobody works in without a second factor. Default: administrator.
        var secondFactor: [String]?
    }

    func accountSettings() throws -> AccountSettings {
        guard let roles = accounts?.secondFactor else { return AccountSettings() }
        return AccountSettings(
            secondFactorRoles: Set(
                try roles.map { text in
                    guard let role = Role(rawValue: text) else { throw HubConfigurationFault.badRole(text) }
                    return role
                }))
    }

    func screens() -> HubScreenSettings {
        HubScreenSettings(secureCookies: secureCookies ?? false, proxies: Set(proxies ?? []))
    }
}

extension HubConfiguration.Staff {
    /// - Throws: when the packs are of several divisions and none is named.
    func id(packs: [PolicyPack]) throws -> StaffID {
        let divisions = Set(packs.map(\.division))
        guard let division = division ?? (divisions.count == 1 ? divisions.first : nil) else {
            throw HubConfigurationFault.staffWithoutDivision(workNumber: workNumber, choices: divisions.sorted())
        }
        return StaffID(division: division, typed: workNumber)
    }

    /// - Throws: for an office that no pack of the division names.
    func posts(in division: String, packs: [PolicyPack]) throws -> [Post] {
        try posts.map { text in
            guard let party = Party(text), party.role != nil,
                packs.contains(where: { Post(party, division: division).isNamed(by: $0) })
            else { throw HubConfigurationFault.badPost(text, workNumber: workNumber) }
            return Post(party, division: division)
        }
    }
}

extension Post {
    /// Whether the pack is of the post's place and knows its office.
    fileprivate func isNamed(by pack: PolicyPack) -> Bool {
        guard covers(division: pack.division) || Post(party, division: pack.division).covers(division: division) else {
            return false
        }
        return switch party {
        case .utility(let id): pack.utility(id) != nil
        case .department(let id): pack.departments.contains { $0.id == id }
        default: true
        }
    }
}
