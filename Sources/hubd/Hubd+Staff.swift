import ArgumentParser
import Foundation
import HallCore
import HubService
import HubStore
import PackFiles

/// Who an account belongs to.
struct StaffOptions: ParsableArguments {
    @Option(help: "Work number; what they sign in with, and what records name.") var workNumber: String
    @Option(help: "Division code of their home. Default: that of the packs, when all are of one.") var division: String?
}

struct AddStaff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-staff",
        abstract: "Adds somebody who works at the centre. The first password is read from standard input.")

    @OptionGroup var settings: SettingsOptions
    @OptionGroup var who: StaffOptions
    @Option(help: "Name at the head of their pages.") var name: String
    @Option(help: "Office they hold: window, utility:water, department:ID, manager, supervisor, administrator.")
    var post: [String]

    func run() async throws {
        try await report {
            let packs = try settings.read().loadPacks().map(\.pack)
            let member = HubConfiguration.Staff(
                workNumber: who.workNumber, name: name, posts: post, division: who.division, password: readPassword())
            let id = try member.id(packs: packs)
            let posts = try member.posts(in: id.division, packs: packs)
            try await settings.withAccounts(of: id) {
                try await $0.seed(id, name: name, posts: posts, password: member.password, mustChange: true)
            }
            print("\(id.workNumber) can sign in and has to change the password then")
        }
    }
}

struct RescueStaff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rescue-staff",
        abstract: "Lets somebody in again whom no administrator can help: new password, no lock, no second factor.",
        discussion: "The password is read from standard input and has to be changed at the next sign-in.")

    @OptionGroup var settings: SettingsOptions
    @OptionGroup var who: StaffOptions

    func run() async throws {
        try await report {
            let packs = try settings.read().loadPacks().map(\.pack)
            let id = try HubConfiguration.Staff(
                workNumber: who.workNumber, name: "", posts: [], division: who.division, password: ""
            ).id(packs: packs)
            let password = readPassword()
            try await settings.withAccounts(of: id) { try await $0.rescue(id, password: password) }
            print("\(id.workNumber) can sign in and has to change the password then")
        }
    }
}

struct PrintSampleStaff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample-staff",
        abstract: "Prints settings of one person per office, with passwords that everyone can read: for trials only.")

    @Option(help: "Folder of the policy pack.") var pack: String
    @Option(help: "Folder of the calendars.") var calendars = "Config/calendars"

    func run() async throws {
        try await report {
            let loaded = try PackLoader.load(directory: pack, calendars: calendars, signedBy: nil)
            print(SampleStaff.yaml(SampleStaff.of(loaded.pack)))
        }
    }
}

extension SettingsOptions {
    /// Works on the accounts of the store that the settings name.
    fileprivate func withAccounts(of id: StaffID, _ work: (Accounts) async throws -> Void) async throws {
        let settings = try read()
        try await withStore { store in
            let keys = try await HubState(folder: settings.stateFolder).keys(boundTo: store)
            do {
                try await work(Accounts(store: store, keys: keys.accounts, surroundings: .system))
            } catch let refusal as AccountRefusal {
                throw HubConfigurationFault.badStaff(workNumber: id.workNumber, refusal)
            }
        }
    }
}

/// The first line of standard input; an empty password is refused by the rule for passwords.
private func readPassword() -> String {
    readLine() ?? ""
}
