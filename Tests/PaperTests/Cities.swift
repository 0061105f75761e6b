import Foundation
import HallCore
import PackFiles
import Testing

/// The five packs, and full cases by each of their forms.
enum Cities {
    static let names = ["huaibei", "qijiang", "shaoguan", "suizhou", "zhoukou"]

    private static let loaded = Dictionary(
        uniqueKeysWithValues: names.map { name in (name, Result { try read(name) }) })

    static func load(_ city: String) throws -> LoadedPack {
        try #require(loaded[city]).get()
    }

    private static func read(_ city: String) throws -> LoadedPack {
        let config = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Config").path()
        return try PackLoader.load(
            directory: config + "/packs/" + city, calendars: config + "/calendars")
    }

    /// One case for every form and kind of applicant that may use it.
    static func contents(_ loaded: LoadedPack) throws -> [PaperContent] {
        try loaded.pack.forms.flatMap { form in
            try ApplicantKind.allCases.compactMap { kind in
                try content(loaded, form: form, applicant: kind)
            }
        }
    }

    /// The joint application of a company.
    static func joint(_ loaded: LoadedPack) throws -> PaperContent? {
        try content(loaded, form: loaded.pack.form, applicant: .company)
    }

    private static func content(_ loaded: LoadedPack, form: FormDefinition, applicant: ApplicantKind)
        throws
        -> PaperContent?
    {
        let scenario = try FullCase.scenario(loaded, form: form, applicant: applicant)
        var random = SystemRandomNumberGenerator()
        let record = scenario.record(
            by: loaded.pack, calendar: loaded.calendar, kiosk: "KS01", random: &random)
        guard !scenario.utilities.isEmpty, let record else { return nil }
        return PaperContent(record: record, now: scenario.at, facts: scenario.facts ?? [:])
    }
}

extension ReceiptDocument {
    /// The slip as plain lines, so that it can be compared.
    var lines: String {
        blocks.map { block in
            switch block {
            case .heading(let text): "# \(text)"
            case .text(let text, let align, _, _): (align == .centre ? "    " : "") + text
            case .pair(let label, let value): "\(label) | \(value)"
            case .qr(let payload): "[\(payload)]"
            case .rule: "----"
            case .feed, .cut: ""
            }
        }.joined(separator: "\n")
    }
}
