import HallCore
import PackFiles
import Testing

@Suite struct PermitTests {
    private static let division = "421300"
    private static let parties = CaseParties(
        division: division, hall: "governmentHall", utilities: ["water", "power"], departments: ["planning"],
        manager: "M001")

    /// Who may do what, by act. Whoever is not named may not.
    private static let allowed: [Act.Kind: Set<Role>] = [
        .seeInbox: [.window, .utility, .department, .manager, .supervisor],
        .openCase: [.window, .utility, .department, .manager, .supervisor],
        .act: [.window, .utility, .department, .manager, .supervisor],
        .assign: [.window, .supervisor],
        .seeDashboards: [.supervisor],
        .seeAudit: [.supervisor, .administrator],
        .manageStaff: [.administrator],
        .manageKiosks: [.administrator],
        .managePacks: [.administrator],
        .settlePayments: [.administrator],
        .export: [.supervisor],
    ]

    private static func party(_ role: Role) -> Party {
        switch role {
        case .window: .window
        case .utility: .utility("water")
        case .department: .department("planning")
        case .manager: .manager
        case .supervisor: .supervisor
        case .administrator: .administrator
        }
    }

    private static func act(_ kind: Act.Kind, as party: Party) -> Act {
        switch kind {
        case .seeInbox: .seeInbox
        case .openCase: .openCase
        case .act: .act(as: [party])
        case .assign: .assign
        case .seeDashboards: .seeDashboards
        case .seeAudit: .seeAudit
        case .manageStaff: .manageStaff
        case .manageKiosks: .manageKiosks
        case .managePacks: .managePacks
        case .settlePayments: .settlePayments
        case .export: .export
        }
    }

    private static func permit(_ post: Post..., workNumber: String = "M001") -> Permit {
        Permit(workNumber: workNumber, posts: post)
    }

    private static func isAllowed(_ act: Act, _ permit: Permit, on parties: CaseParties = parties) -> Bool {
        switch act.kind {
        case .openCase, .act, .assign: (try? permit.check(act, on: parties)) != nil
        default: (try? permit.check(act, in: parties.division)) != nil
        }
    }

    @Test(arguments: Role.allCases, Act.Kind.allCases)
    func `each role may do what the table of duties says and nothing else`(role: Role, kind: Act.Kind) throws {
        let permit = Self.permit(Post(Self.party(role), division: Self.division))
        let expected = try #require(Self.allowed[kind]).contains(role)
        #expect(Self.isAllowed(Self.act(kind, as: Self.party(role)), permit) == expected)
        #expect(permit.offers(Self.act(kind, as: Self.party(role))) == expected)
    }

    @Test(arguments: Role.allCases, Role.allCases)
    func `nobody acts for another office`(role: Role, other: Role) {
        let permit = Self.permit(Post(Self.party(role), division: Self.division))
        let expected = role == other && role != .administrator
        #expect(Self.isAllowed(.act(as: [Self.party(other)]), permit) == expected)
    }

    @Test(arguments: Role.allCases)
    func `nobody acts for the applicant or the system`(role: Role) {
        let permit = Self.permit(Post(Self.party(role), division: Self.division))
        #expect(!Self.isAllowed(.act(as: [.applicant, .system]), permit))
        #expect(!Self.isAllowed(.act(as: []), permit))
    }

    @Test func `a step that several offices may do is done by any of them, in their own name`() throws {
        let utility = Post(.utility("water"), division: Self.division)
        let step = Act.act(as: [.window, .utility("water"), .manager])
        #expect(try Self.permit(utility).check(step, on: Self.parties) == utility)
        #expect(!Self.isAllowed(step, Self.permit(Post(.utility("power"), division: Self.division))))
    }

    @Test func `a utility sees the cases that ask for it, a department those it was asked about`() {
        let gas = Self.permit(Post(.utility("gas"), division: Self.division))
        let traffic = Self.permit(Post(.department("trafficPolice"), division: Self.division))
        #expect(!Self.isAllowed(.openCase, gas))
        #expect(!Self.isAllowed(.openCase, traffic))
        var asked = Self.parties
        asked.utilities.insert("gas")
        asked.departments.insert("trafficPolice")
        #expect(Self.isAllowed(.openCase, gas, on: asked))
        #expect(Self.isAllowed(.openCase, traffic, on: asked))
    }

    @Test func `a project manager has their own cases, and those that are nobody's yet`() {
        let post = Post(.manager, division: Self.division)
        #expect(Self.isAllowed(.openCase, Self.permit(post)))
        #expect(!Self.isAllowed(.openCase, Self.permit(post, workNumber: "M002")))
        var fresh = Self.parties
        fresh.manager = nil
        #expect(Self.isAllowed(.openCase, Self.permit(post, workNumber: "M002"), on: fresh))
    }

    @Test func `a window of one hall has that hall's cases`() {
        let here = Self.permit(Post(.window, division: Self.division, hall: "governmentHall"))
        let there = Self.permit(Post(.window, division: Self.division, hall: "utilityOutlet"))
        #expect(Self.isAllowed(.openCase, here))
        #expect(!Self.isAllowed(.openCase, there))
        var transferred = Self.parties
        transferred.hall = "utilityOutlet"
        #expect(Self.isAllowed(.openCase, there, on: transferred))
    }

    @Test(arguments: [
        ("421300", "421300", true), ("421300", "421303", true), ("420000", "421303", true),
        ("421303", "421300", false), ("421300", "421200", false), ("421300", "340600", false),
        ("500110", "500110", true), ("500000", "500110", true), ("000000", "421300", false), ("", "421300", false),
    ])
    func `a post holds in its division and within it`(post: String, division: String, covers: Bool) {
        #expect(Post(.supervisor, division: post).covers(division: division) == covers)
        var parties = Self.parties
        parties.division = division
        #expect(Self.isAllowed(.seeDashboards, Self.permit(Post(.supervisor, division: post)), on: parties) == covers)
        #expect(Self.isAllowed(.openCase, Self.permit(Post(.supervisor, division: post)), on: parties) == covers)
    }

    @Test func `several posts add up, and the one that allows an act is told`() throws {
        let window = Post(.window, division: Self.division)
        let supervisor = Post(.supervisor, division: Self.division)
        let permit = Self.permit(window, supervisor)
        #expect(try permit.check(.export, in: Self.division) == supervisor)
        #expect(try permit.check(.act(as: [.window]), on: Self.parties) == window)
        #expect(!Self.isAllowed(.manageStaff, permit))
    }

    @Test func `a refusal says who may do it instead`() throws {
        let pack = try Fixtures.suizhou().pack
        let window = Self.permit(Post(.window, division: Self.division, hall: "utilityOutlet"))
        func message(_ body: () throws(PermitRefusal) -> Post) -> String {
            do throws(PermitRefusal) { return try body().party.description } catch { return error.message(in: pack) }
        }
        #expect(
            message { () throws(PermitRefusal) in
                try window.check(.act(as: [.utility("water"), .manager]), on: Self.parties)
            }
                == "“办理这一步”由随州市水务集团、项目经理办理；您的岗位是综合窗口，请联系他们办理")
        #expect(
            message { () throws(PermitRefusal) in try window.check(.seeAudit, in: Self.division) }
                == "“查看审计记录”由监督人员、管理员办理；您的岗位是综合窗口，请联系他们办理")
        #expect(
            message { () throws(PermitRefusal) in try window.check(.openCase, on: Self.parties) }
                == "这个办件由政务服务大厅的水电气网暖共享窗口综合窗口、随州市水务集团、国网随州供电公司、自然资源和规划局、项目经理办理，"
                + "不在您的岗位范围内，不能查看办件，请联系他们办理")
        #expect(
            message { () throws(PermitRefusal) in try Self.permit().check(.seeInbox, in: Self.division) }
                == "您的账号还没有岗位，不能查看待办，请联系管理员安排岗位")
        #expect(
            message { () throws(PermitRefusal) in
                try Self.permit(Post(.supervisor, division: "340600")).check(.export, in: Self.division)
            } == "您的岗位不在区划 421300 内，不能在那里导出，请联系那里的监督人员")
    }
}
