import Mustache

/// The pages' templates, compiled once at start from the files built into the program.
struct Templates: Sendable {
    private let libraries: [Language: MustacheLibrary]

    init() throws {
        let files: [String: [UInt8]] = [
            "page": PackageResources.page_mustache,
            "keys": PackageResources.keys_mustache,
            "attract": PackageResources.attract_mustache,
            "home": PackageResources.home_mustache,
            "who": PackageResources.who_mustache,
            "summary": PackageResources.summary_mustache,
            "field": PackageResources.field_mustache,
            "described": PackageResources.described_mustache,
            "step": PackageResources.step_mustache,
            "review": PackageResources.review_mustache,
            "sign": PackageResources.sign_mustache,
            "receipt": PackageResources.receipt_mustache,
            "progress": PackageResources.progress_mustache,
            "cases": PackageResources.cases_mustache,
            "mend": PackageResources.mend_mustache,
            "withdraw": PackageResources.withdraw_mustache,
            "asked": PackageResources.asked_mustache,
            "services": PackageResources.services_mustache,
            "bill-ask": PackageResources.bill_ask_mustache,
            "bill-proof": PackageResources.bill_proof_mustache,
            "bill-accounts": PackageResources.bill_accounts_mustache,
            "bill-account": PackageResources.bill_account_mustache,
            "bill-pay": PackageResources.bill_pay_mustache,
            "guides": PackageResources.guides_mustache,
            "serviceguides": PackageResources.serviceguides_mustache,
            "guide": PackageResources.guide_mustache,
            "carry": PackageResources.carry_mustache,
            "carrytake": PackageResources.carrytake_mustache,
            "staff": PackageResources.staff_mustache,
            "notice": PackageResources.notice_mustache,
            "leave": PackageResources.leave_mustache,
            "takecard": PackageResources.takecard_mustache,
            "modes": PackageResources.modes_mustache,
            "help": PackageResources.help_mustache,
            "tiles": PackageResources.tiles_mustache,
            "repair": PackageResources.repair_mustache,
            "emergency": PackageResources.emergency_mustache,
            "change": PackageResources.change_mustache,
            "rating": PackageResources.rating_mustache,
            "fact": PackageResources.fact_mustache,
            "closed": PackageResources.closed_mustache,
            "maintenance": PackageResources.maintenance_mustache,
            "maintenance-door": PackageResources.maintenance_door_mustache,
            "maintenance-overview": PackageResources.maintenance_overview_mustache,
            "maintenance-touch": PackageResources.maintenance_touch_mustache,
            "maintenance-report": PackageResources.maintenance_report_mustache,
            "maintenance-set": PackageResources.maintenance_set_mustache,
        ]
        libraries = try Dictionary(
            uniqueKeysWithValues: Language.allCases.map { ($0, try Self.library(files, in: $0.catalogue)) })
    }

    private static func library(_ files: [String: [UInt8]], in catalogue: TextCatalogue) throws -> MustacheLibrary {
        if let defect = catalogue.defects.first { throw ScreenFault.noText(defect) }
        return MustacheLibrary(
            templates: try files.mapValues {
                try MustacheTemplate(string: catalogue.filled(String(decoding: $0, as: UTF8.self)))
            })
    }

    /// The page in the language that is spoken now.
    ///
    /// Throws when a template is missing: a defect of the build, shown in the log and as a calm page.
    func render(_ name: String, _ content: Any) throws -> String {
        guard let html = libraries[Language.current]?.render(content, withTemplate: name) else {
            throw ScreenFault.noTemplate(name)
        }
        return Language.current == .chinese ? html : ForeignWords.marked(html)
    }
}

/// Why the screens cannot start, or a page could not be made.
enum ScreenFault: Error, CustomStringConvertible {
    case noTemplate(String)
    case noText(String)
    case implausiblePanel(Panel)
    case outOfReach(Panel)

    var description: String {
        switch self {
        case .noTemplate(let name): "the program was built without the template \(name)"
        case .noText(let key): "the program was built without a text for \(key)"
        case .implausiblePanel(let panel):
            "panel: expected a diagonal of 10 to 100 inches and 300 to 10000 pixels each way, not "
                + "\(panel.diagonal) inches and \(panel.width) × \(panel.height) pixels"
        case .outOfReach(let panel):
            "panel.bottomEdgeMillimetres: the lower edge has to hang 380 to 920 mm above the floor, so that somebody who "
                + "sits reaches what is touched, not \(panel.bottomEdgeMillimetres) mm"
        }
    }
}
