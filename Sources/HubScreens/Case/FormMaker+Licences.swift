import HallCore
import HubService

extension FormMaker {
    static let licenceForm = "licences"
    /// The answer that the holder agreed before.
    static let agreedBefore = "before"

    /// At the window, with the holder in front of it.
    func licenceForm() -> OrderFormView? {
        guard scene.file.hasLicenceLibrary, scene.parties.contains(.window) else { return nil }
        let choices = scene.work.engine.licenceChoices(of: process, at: scene.now)
        guard !choices.isEmpty else { return nil }
        let id = Self.licenceForm
        return form(
            id, "查电子证照", effect: "先记下持证人的同意，再去证照库查；查到的就算收到材料，不再要纸质的。每查一次都有审计记录。",
            inputs: [
                .several(
                    place(id, "licence"), "查哪些",
                    options: choices.map { ($0.id, "\($0.licence.title)（材料：\($0.material.title)）") }),
                .radio(
                    place(id, "consent"), "持证人怎样同意的", hint: "同意当天有效。持证人不在或者不同意的，不能查。",
                    options: manners(), value: scene.process.agreement(at: scene.now).map { _ in Self.agreedBefore }),
            ], buttons: [.main(.askLicences, "查电子证照")])
    }

    private func manners() -> [(value: String, words: String)] {
        let before = process.agreement(at: scene.now).map { agreement in
            let titles = agreement.kinds.map { pack.licenceTitle($0) }.joined(separator: "、")
            return (value: Self.agreedBefore, words: "今天已经同意：\(titles)（\(agreement.manner.title)）")
        }
        return (before.map { [$0] } ?? [])
            + LicenceAgreement.Manner.allCases.map { (value: $0.rawValue, words: $0.title) }
    }
}
