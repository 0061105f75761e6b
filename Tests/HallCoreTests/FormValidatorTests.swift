import HallCore
import PackFiles
import Testing

@Suite struct FormValidatorTests {
    private let loaded: LoadedPack
    private let validator: FormValidator

    init() throws {
        loaded = try Fixtures.suizhou()
        validator = FormValidator(
            loaded.pack.form, of: loaded.pack, calendar: loaded.calendar,
            now: try #require(Timestamp(rfc3339: "2026-11-21T22:00:00+08:00")))
    }

    private static let company = [
        "applicant.companyName": "测试有限公司", "applicant.creditCode": "91990101MA00TE5T2P", "contact.name": "张测试",
        "contact.phone": "13800000000", "place.district": "421303", "place.road": "测试大道1号",
        "appointment.time": "2026-11-23T09",
    ]

    private func form(
        _ answers: [String: String], _ utilities: [UtilityID] = ["water"], kind: ApplicantKind = .company
    ) -> ApplicationForm {
        ApplicationForm(
            applicantKind: kind, utilities: utilities,
            answers: answers.mapValues { Answer(value: $0, source: .typed) })
    }

    private func message(_ field: String, _ value: String, _ utilities: [UtilityID] = ["water"]) -> String? {
        let answers = Self.company.merging([field: value]) { $1 }
        return validator.problems(in: form(answers, utilities)).first { $0.field == field }?.message
    }

    @Test func `a filled form has no problems, for companies and for residents`() {
        let all = loaded.pack.utilities.map(\.id)
        #expect(validator.problems(in: form(Self.company, all)).isEmpty)
        var resident = Self.company.filter { !$0.key.hasPrefix("applicant.") }
        resident["applicant.personName"] = "测䶮"
        resident["applicant.citizenNumber"] = "990101189912310005"
        #expect(validator.problems(in: form(resident, all, kind: .resident)).isEmpty)
    }

    @Test func `an empty form reports everything at once in form order`() {
        let problems = validator.problems(in: form([:], []))
        #expect(
            problems.map(\.field) == [
                "utilities", "applicant.companyName", "applicant.creditCode", "contact.name", "contact.phone",
                "place.district", "place.road", "appointment.time",
            ])
        #expect(problems.map(\.message).first == "还没选报装内容，请至少选一项")
        #expect(
            validator.problems(in: form([:], []), page: "handler").map(\.field) == ["contact.name", "contact.phone"])
        #expect(validator.problems(in: form([:], []), page: "choose").map(\.field) == ["utilities"])
        #expect(validator.problems(in: form([:], ["steam"])).first?.field == "utilities")
    }

    @Test func `blank answers count as none`() {
        #expect(message("contact.name", "  ") == "还没填联系人，请填写")
    }

    @Test func `only the sections of chosen utilities are shown and checked`() {
        let bad = Self.company.merging(["gas.quantity": "许多", "water.dailyVolume": "许多"]) { $1 }
        #expect(validator.problems(in: form(bad, ["water"])).map(\.field) == ["water.dailyVolume"])
        #expect(validator.problems(in: form(bad, ["gas"])).map(\.field) == ["gas.quantity"])
        for utility in loaded.pack.utilities.map(\.id) {
            let shown = validator.visibleFields(in: form([:], [utility])).map(\.id)
            let others = loaded.pack.utilities.map(\.id).filter { $0 != utility }
            #expect(shown.contains { $0.hasPrefix(utility + ".") })
            #expect(!shown.contains { field in others.contains { field.hasPrefix($0 + ".") } })
        }
    }

    @Test func `residents are asked for name and citizen number, companies for name and code`() {
        let resident = validator.visibleFields(in: form([:], ["water"], kind: .resident)).map(\.id)
        let company = validator.visibleFields(in: form([:], ["water"], kind: .company)).map(\.id)
        #expect(resident.contains("applicant.citizenNumber") && !resident.contains("applicant.creditCode"))
        #expect(company.contains("applicant.creditCode") && !company.contains("applicant.citizenNumber"))
        #expect(company.contains("project.code") && !resident.contains("project.code"))
    }

    @Test func `answers that nobody asked for are pruned`() {
        let answers = Self.company.merging(["gas.quantity": "3", "applicant.citizenNumber": "x", "project.code": ""]) {
            $1
        }
        let pruned = validator.pruned(form(answers, ["water"]))
        #expect(Set(pruned.answers.keys) == Set(Self.company.keys))
    }

    @Test(arguments: [
        ("applicant.creditCode", "919902020000000190", "信用代码对不上，请逐位核对"),
        ("applicant.creditCode", "91990202000000019", "信用代码应是18位，请核对"),
        ("applicant.creditCode", "91990202000000011G", nil),
        ("contact.citizenNumber", "990101189902300014", "联系人身份证号里的生日不对，请核对"),
        ("contact.phone", "12345678901", "联系电话不对，请填手机号或区号加座机"),
        ("contact.name", "12345", "联系人里没有文字，请修改"),
        ("place.district", "110101", "所在区县没有这一项，请重新选"),
        ("place.road", "路", "安装地址不完整，请写到路名门牌"),
        ("project.code", "2023-421303", "项目代码应是24位，请照批文核对"),
        ("water.dailyVolume", "一百", "供水需求要填数字，请修改"),
        ("water.dailyVolume", "0", "供水需求不能小于0.01，请修改"),
        ("water.dailyVolume", "1000000.01", "供水需求不能大于1000000，请修改"),
        ("water.dailyVolume", "0.125", "供水需求最多2位小数，请修改"),
        ("water.dailyVolume", "unknown", nil),
        ("water.dailyVolume", "12.5", nil),
        ("water.businessType", "open", nil),
        ("water.businessType", "close", "用水业务类型没有这一项，请重新选"),
        ("appointment.time", "2026-11-22T09", "预约接入时间最早11月23日9时，请改选"),
        ("appointment.time", "2026-11-28T09", "预约接入时间那天不上班，请改选"),
        ("appointment.time", "2026-11-23T13", "预约接入时间不在上班时间，请改选"),
        ("appointment.time", "2028-11-23T09", "预约接入时间要在365天以内，请改选"),
        ("appointment.time", "unknown", "预约接入时间没有这一天，请重新选"),
    ])
    func `each kind of mistake has its sentence`(field: String, value: String, expected: String?) {
        #expect(message(field, value) == expected)
    }

    @Test(arguments: [
        ("gas.quantity", "2.5", "gas", "燃气设备数量要填整数，请修改"),
        ("network.handover", "2026-02-30", "network", "交付时间没有这一天，请重新选"),
        ("network.lifts", "maybe", "network", "是否有电梯覆盖需求没有这一项，请重新选"),
        ("power.standbyCapacity", "0", "power", nil),
        ("heat.area", "0.5", "heat", "采暖面积不能小于1，请修改"),
    ])
    func `technical fields are checked when given`(field: String, value: String, utility: String, expected: String?) {
        #expect(message(field, value, [utility]) == expected)
    }

    @Test func `a name of 25 characters, rare characters and the dot is accepted`() {
        let name = String(repeating: "䶮", count: 24) + "𪚥"
        #expect(message("contact.name", name) == nil)
        #expect(message("contact.name", "买买提·测试") == nil)
        #expect(message("contact.name", String(repeating: "测", count: 51)) == "联系人太长，请减到50个字以内")
    }
}
