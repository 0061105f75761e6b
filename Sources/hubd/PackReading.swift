import HallCore
import HubService
import PackFiles

extension PackReader {
    /// Reads bundles that were signed by a key: signature, content, checks and golden cases.
    /// - Parameters:
    ///   - key: the public key that has to have signed, base64; without one no pack is taken in.
    ///   - calendar: by which golden cases are counted.
    static func bundles(signedBy key: String?, calendar: WorkCalendar) -> PackReader {
        PackReader { bytes in
            guard let key else { throw PackRefusal.noKey }
            guard let bundle = PackBundle(bytes) else { throw PackRefusal.noPackFile }
            let inspection = try bundle.inspect(calendar: calendar)
            guard let loaded = inspection.loaded, loaded.isUsable else {
                throw PackRefusal.unsound(inspection.findings.filter { $0.severity == .error }.map(\.description))
            }
            do {
                try PackSignature.verify(
                    digest: loaded.pack.digest, signature: bundle.signature, from: "pack.sig", key: key)
            } catch let fault as PackFileError { throw PackRefusal.badSignature(fault.description) }
            let failing = failures(of: inspection.cases, CaseSimulator(pack: loaded.pack, calendar: calendar))
            guard failing.isEmpty else { throw PackRefusal.casesFail(failing) }
            return Reading(pack: loaded.pack, signature: bundle.signature)
        }
    }

    private static func failures(of cases: [GoldenCase], _ simulator: CaseSimulator) -> [String] {
        cases.flatMap { golden in
            golden.differences(from: simulator.run(golden.scenario)).map { "\(golden.id): \($0)" }
        }
    }
}
