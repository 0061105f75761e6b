import HallCore

/// One person per office of a pack, with passwords that everyone can read.
enum SampleStaff {
    static func of(_ pack: PolicyPack) -> [HubConfiguration.Staff] {
        let utilities = pack.utilities.enumerated().map { index, utility in
            member("U\(index + 1)", "\(utility.name)专员", .utility(utility.id), utility.id, pack)
        }
        let departments = pack.departments.enumerated().map { index, department in
            member("D" + twoDigits(index + 1), "部门经办\(index + 1)", .department(department.id), department.id, pack)
        }
        return [member("W01", "窗口一", .window, "window", pack)] + utilities + departments + [
            member("M01", "项目经理一", .manager, "manager", pack),
            member("S01", "监督员一", .supervisor, "supervisor", pack),
            member("A01", "管理员一", .administrator, "administrator", pack),
        ]
    }

    /// As a part of the settings.
    static func yaml(_ staff: [HubConfiguration.Staff]) -> String {
        let lines = staff.map { member in
            """
              - { workNumber: \(member.workNumber), name: \(member.name), posts: ["\(member.posts.joined(separator: "\", \""))"], \
            division: "\(member.division ?? "")", password: \(member.password), mustChange: false }
            """
        }
        return (["staff:"] + lines).joined(separator: "\n")
    }

    private static func member(
        _ workNumber: String, _ name: String, _ party: Party, _ office: String, _ pack: PolicyPack
    ) -> HubConfiguration.Staff {
        HubConfiguration.Staff(
            workNumber: workNumber, name: name, posts: [party.description], division: pack.division,
            password: "lianban-demo-\(office)", mustChange: false)
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
