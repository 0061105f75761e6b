import HallCore
import PackFiles
import Testing

@Suite struct CaseDisclosureTests {
    private static let parties = CaseParties(
        division: "421300", utilities: ["water"], departments: ["planning"], manager: "W001")
    private static let form = ApplicationForm(
        applicantKind: .resident, utilities: ["water"],
        answers: [
            "applicant.personName": Answer(value: "试验员", source: .card),
            "applicant.citizenNumber": Answer(value: "990101189912310005", source: .card),
            "contact.phone": Answer(value: "19900000000", source: .typed),
            "place.road": Answer(value: "随州市试验路15号", source: .typed),
            "water.dailyVolume": Answer(value: "3", source: .typed),
            FieldNames.signature: Answer(value: "M0 0", source: .typed),
            FieldNames.cardNumber: Answer(value: "990101189912310005", source: .card),
        ])

    private static func disclosure(_ parties: [Party], asked: Set<String> = []) -> CaseDisclosure {
        CaseDisclosure(
            permit: Permit(workNumber: "W001", posts: parties.map { Post($0, division: "421300") }),
            parties: Self.parties, asked: asked)
    }

    @Test(arguments: [
        (Party.window, "试验员", "9901**********0005", "19900000000", "随州市试验路15号"),
        (.utility("water"), "试验员", "9901**********0005", "19900000000", "随州市试验路15号"),
        (.department("planning"), "试验员", "9901**********0005", "19900000000", "随州市试验路15号"),
        (.manager, "试验员", "9901**********0005", "19900000000", "随州市试验路15号"),
        (.supervisor, "试*员", "9901**********0005", "199****0000", "随州市试验路****"),
        (.administrator, "（不显示）", "（不显示）", "（不显示）", "（不显示）"),
        (.utility("gas"), "（不显示）", "（不显示）", "（不显示）", "（不显示）"),
    ])
    func `each role sees so much of a person`(
        party: Party, name: String, number: String, phone: String, address: String
    ) {
        let seen = Self.disclosure([party])
        #expect(seen.text("试验员", of: "applicant.personName", .name) == name)
        #expect(seen.text("990101189912310005", of: "applicant.citizenNumber", .citizenNumber) == number)
        #expect(seen.text("19900000000", of: "contact.phone", .phone) == phone)
        #expect(seen.text("随州市试验路15号", of: "place.road", .address) == address)
        #expect(seen.text("3", of: "water.dailyVolume", nil) == nil)
    }

    @Test func `a number is shown whole to those who may ask for it, if they do`() {
        let (field, number) = ("applicant.citizenNumber", "990101189912310005")
        #expect(Self.disclosure([.window], asked: [field]).text(number, of: field, .citizenNumber) == number)
        #expect(Self.disclosure([.window], asked: ["contact.citizenNumber"]).sight(of: field, .citizenNumber) < .whole)
        #expect(Self.disclosure([.department("planning")], asked: [field]).sight(of: field, .citizenNumber) == .masked)
        #expect(Self.disclosure([.supervisor], asked: [field]).sight(of: field, .citizenNumber) == .masked)
    }

    @Test func `of several posts the most telling counts`() {
        #expect(Self.disclosure([.supervisor, .window]).sight(of: .phone) == .whole)
        #expect(Self.disclosure([.administrator, .supervisor]).sight(of: .phone) == .masked)
        #expect(Self.disclosure([]).sight(of: .phone) == .hidden)
    }

    @Test func `what is recorded is just what was shown whole`() throws {
        let pack = try Fixtures.suizhou().pack
        let usual = ["applicant.personName", "contact.phone", "place.road", FieldNames.signature]
        #expect(Self.disclosure([.window]).seenWhole(of: Self.form, pack.form) == usual.sorted())
        let asked = Self.disclosure([.window], asked: ["applicant.citizenNumber"])
        #expect(
            asked.seenWhole(of: Self.form, pack.form) == (usual + ["applicant.citizenNumber"]).sorted())
        #expect(Self.disclosure([.supervisor]).seenWhole(of: Self.form, pack.form).isEmpty)
        let department = Party.department("planning")
        #expect(Self.disclosure([department]).seenWhole(of: Self.form, pack.form) == ["place.road"])
        #expect(Self.disclosure([department, .window]).seenWhole(of: Self.form, pack.form) == usual.sorted())
    }

    @Test(arguments: ["huaibei", "suizhou", "qijiang", "shaoguan", "zhoukou"])
    func `a field that asks for a person's name, number, phone or address is guarded`(city: String) throws {
        let words = ["姓名", "联系人", "申请人", "经办人", "身份证", "电话", "手机", "地址"]
        for form in try Fixtures.pack(city).pack.forms {
            for field in form.fields where words.contains(where: field.label.contains) {
                #expect(PersonalFact(field: field.id, of: form) != nil, "\(form.id) \(field.id) \(field.label)")
            }
        }
    }

    @Test func `answers that no form lists are guarded too`() {
        #expect(PersonalFact(field: FieldNames.cardNumber, of: nil) == .citizenNumber)
        #expect(PersonalFact(field: FieldNames.signature, of: nil) == .paper)
    }
}
