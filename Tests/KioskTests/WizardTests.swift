import HallCore
import KioskSession
import PackFiles
import Testing

struct WizardTests {
    private func wizard(_ utilities: [UtilityID]) throws -> Wizard {
        Wizard(
            pack: try Bench.suizhou().pack, form: ApplicationForm(applicantKind: .company, utilities: utilities))
    }

    @Test func `only ticked utilities have a page, in the pack's order of the form`() throws {
        let steps = try wizard(["water", "network"]).steps.map(\.id)
        #expect(steps == ["choose", "applicant", "handler", "place", "water", "network", "appointment"])
    }

    @Test func `every field of the form stands on exactly one page`() throws {
        let pack = try Bench.suizhou().pack
        let wizard = try wizard(pack.utilities.map(\.id))
        let placed = wizard.steps.flatMap(\.sections).flatMap(\.fields).map(\.id)
        #expect(placed.count == Set(placed).count)
        #expect(Set(placed) == Set(pack.form.fields.map(\.id)))
    }

    @Test func `steps are counted with review and signature`() throws {
        let wizard = try wizard(["water"])
        #expect(wizard.progress(at: "choose") == "第 1 步，共 8 步")
        #expect(wizard.progress(at: "sign") == "第 8 步，共 8 步")
    }

    @Test func `the way back is the way forth reversed`() throws {
        let wizard = try wizard(["gas", "heat"])
        for step in wizard.steps {
            if let next = wizard.step(after: step.id) { #expect(wizard.step(before: next.id) == step) }
        }
    }
}
