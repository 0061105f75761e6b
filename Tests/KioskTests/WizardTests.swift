import HallCore
import KioskSession
import PackFiles
import Testing

struct WizardTests {
    private static let now = Timestamp(rfc3339: "2026-11-20T10:00:00+08:00")

    private func wizard(
        _ utilities: [UtilityID], of city: String = "suizhou", form: String = FormDefinition.jointID,
        kind: ApplicantKind = .company, answers: [String: String] = [:]
    ) throws -> Wizard {
        Wizard(
            pack: try Bench.pack(city).pack,
            form: ApplicationForm(
                formID: form, applicantKind: kind, utilities: utilities,
                answers: answers.mapValues { Answer(value: $0, source: .typed) }),
            at: try Bench.required(Self.now))
    }

    @Test func `only ticked utilities have a page, in the pack's order of the form`() throws {
        let steps = try wizard(["water", "network"]).steps.map(\.id)
        #expect(steps == ["choose", "applicant", "handler", "place", "water", "network", "appointment"])
    }

    @Test(arguments: ["suizhou", "huaibei", "zhoukou", "shaoguan", "qijiang"])
    func `every question of every form of a city stands on exactly one page`(city: String) throws {
        let pack = try Bench.pack(city).pack
        for form in pack.forms where pack.services.contains(where: { $0.form == form.id }) {
            let kinds = ApplicantKind.allCases.filter { kind in
                pack.services.contains { $0.form == form.id && $0.applicants.contains(kind) }
            }
            let placed = try kinds.map { kind in
                try wizard(pack.utilities.map(\.id), of: city, form: form.id, kind: kind).steps.flatMap(\.sections)
                    .flatMap(\.fields).map(\.id)
            }
            #expect(placed.allSatisfy { $0.count == Set($0).count })
            #expect(Set(placed.joined()) == Set(form.fields.map(\.id)))
        }
    }

    @Test func `a page without any question is none`() throws {
        let account = { (business: String) in
            try wizard(["water"], of: "huaibei", form: "repair", answers: ["water.businessType": business]).steps.map(
                \.id)
        }
        #expect(try account("open") == ["choose", "type", "applicant", "handler", "place", "water"])
        let resident = try wizard(["water"], of: "qijiang", kind: .resident).steps.map(\.id)
        #expect(!resident.contains("appointment") && resident.contains("declaration"))
    }

    @Test func `papers are asked for before the commitment, those of others never`() throws {
        let steps = try wizard(
            ["water"], of: "qijiang", kind: .resident, answers: ["water.businessType": "transfer"]
        ).steps
        #expect(steps.suffix(2).map(\.id) == ["materials", "declaration"])
        #expect(steps.first { $0.id == "materials" }?.materials.map(\.id) == ["identity", "ordinaryPapers"])
        #expect(try wizard(["water"]).step("materials") == nil)
        #expect(try wizard(["water"], of: "zhoukou").step("materials") == nil)
        #expect(
            try wizard(["water"], of: "shaoguan").step("materials")?.materials.map(\.id) == [
                "handlerCard", "businessLicence", "propertyCertificate", "guidePapers",
            ])
    }

    @Test func `steps are counted with review and signature`() throws {
        let wizard = try wizard(["water"])
        #expect(wizard.progress(at: "choose") == "第 1 步，共 8 步")
        #expect(wizard.progress(at: "sign") == "第 8 步，共 8 步")
        #expect(try self.wizard([]).progress(at: "choose") == "第 1 步", "how many come is not known yet")
    }

    @Test func `the way back is the way forth reversed`() throws {
        let wizard = try wizard(["gas", "heat"])
        for step in wizard.steps {
            if let next = wizard.step(after: step.id) { #expect(wizard.step(before: next.id) == step) }
        }
    }
}
