import HallCore
import HubService
import HubStore

/// Makes the staff of the settings known. Who is known already keeps everything they have.
struct StaffSeeding {
    let accounts: Accounts
    let packs: [PolicyPack]

    func seed(_ staff: [HubConfiguration.Staff]) async throws {
        for member in staff {
            let id = try member.id(packs: packs)
            let posts = try member.posts(in: id.division, packs: packs)
            guard try await !accounts.knows(id) else { continue }
            try await add(member, id, posts)
        }
    }

    private func add(_ member: HubConfiguration.Staff, _ id: StaffID, _ posts: [Post]) async throws {
        do {
            try await accounts.seed(
                id, name: member.name, posts: posts, password: member.password, mustChange: member.mustChange ?? true)
        } catch AccountRefusal.exists {
            // Another hub on the same store was first.
        } catch let refusal as AccountRefusal {
            throw HubConfigurationFault.badStaff(workNumber: member.workNumber, refusal)
        }
    }
}
