import Foundation
import HallCore
import PackFiles
import Testing

@Suite struct PaperTests {
    private static let secrets = ["13800000001", "990101189912310005", "欧阳䶮𪚥", "88号"]

    private func each(
        _ city: String, _ body: (PaperComposer, PaperTemplate, PaperContent) throws -> Void
    ) throws {
        let loaded = try Cities.load(city)
        let contents = try Cities.contents(loaded)
        #expect(!contents.isEmpty)
        for content in contents {
            for template in loaded.pack.papers {
                try body(PaperComposer(pack: loaded.pack), template, content)
            }
        }
    }

    @Test(arguments: Cities.names) func `a city's receipt reads as it was looked at`(city: String)
        throws
    {
        let loaded = try Cities.load(city)
        let content = try #require(try Cities.joint(loaded))
        let slip = PaperComposer(pack: loaded.pack).slip(PaperComposer.receiptID, of: content)
        let golden = try #require(
            Bundle.module.url(forResource: "Golden/\(city)", withExtension: "txt"))
        #expect(slip.lines + "\n" == (try String(contentsOf: golden, encoding: .utf8)))
    }

    @Test(arguments: Cities.names) func `no variable stays empty that a full case fills`(city: String)
        throws
    {
        try each(city) { composer, template, content in
            for name in Set(template.texts.flatMap(\.text.variables)) where content.fills(name) {
                var probe = template
                probe.blocks = [.text("{\(name)}")]
                #expect(composer.paper(probe, of: content).blocks.count == 1, "\(template.id): {\(name)}")
            }
        }
    }

    @Test(arguments: Cities.names) func `no paper has an empty label, cell, line or section`(
        city: String
    ) throws {
        try each(city) { composer, template, content in
            let blocks = composer.paper(template, of: content).blocks
            for (block, next) in zip(blocks, blocks.dropFirst().map(Optional.some) + [nil]) {
                #expect(block.isWhole(before: next), "\(template.id)")
            }
        }
    }

    @Test(arguments: Cities.names) func `papers that may be left lying are masked`(city: String)
        throws
    {
        try each(city) { composer, template, content in
            guard template.isUnattended else { return }
            let slip = ReceiptDocument(composer.paper(template, of: content)).lines
            for secret in Self.secrets { #expect(!slip.contains(secret), "\(template.id)") }
        }
    }

    @Test(arguments: Cities.names) func `the application for the hall has everything whole`(
        city: String
    ) throws {
        let loaded = try Cities.load(city)
        let content = try #require(try Cities.joint(loaded))
        let paper = try #require(PaperComposer(pack: loaded.pack).paper("application", of: content))
        let text = ReceiptDocument(paper).lines
        for part in ["欧阳䶮𪚥", "13800000001", "测试大道88号3栋", "已在终端上签名"] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `permissions are not spoken of while the route is open`() throws {
        let loaded = try Cities.load("huaibei")
        var content = try #require(try Cities.joint(loaded))
        let composer = PaperComposer(pack: loaded.pack)
        #expect(composer.slip(PaperComposer.progressID, of: content).lines.contains("【同时办的审批】"))
        content.facts = [:]
        #expect(!composer.slip(PaperComposer.progressID, of: content).lines.contains("审批】"))
    }

    @Test func `materials stand as the applicant said at the terminal`() throws {
        let loaded = try Cities.load("shaoguan")
        var content = try #require(try Cities.joint(loaded))
        content.record.form.answers["material.businessLicence"] = Answer(
            value: Material.Answer.have.rawValue, source: .typed)
        let slip = PaperComposer(pack: loaded.pack).slip(PaperComposer.receiptID, of: content).lines
        #expect(slip.contains("【已收材料】\n· 协同报装申请表（在终端上填）\n· 营业执照\n"))
    }
}

extension PaperContent {
    /// Whether this case has what the variable asks for.
    fileprivate func fills(_ name: String) -> Bool {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        switch parts[0] {
        case "field", "masked": return record.form.value(of: parts[1]) != nil
        case "fact": return facts[parts[1]] != nil
        case "case.number", "case.submitted", "pack.title", "hall.name", "applicant",
            "applicant.masked", "today",
            "asOf", "form.title", "matters":
            return true
        default: return false
        }
    }
}

extension Paper.Block {
    fileprivate func isWhole(before next: Paper.Block?) -> Bool {
        switch self {
        case .heading(let text, .title): !text.isEmpty
        case .heading(_, .section):
            if case .heading = next { false } else { next != nil && next != .rule }
        case .text(let text, _, _, _): !text.isEmpty && !text.contains("{")
        case .fields(let fields):
            fields.allSatisfy { !$0.label.isEmpty && ($0.style == .blank || !$0.value.isEmpty) }
        case .table(let table): table.rows.allSatisfy { $0.contains { !$0.isEmpty } }
        case .list(let list): list.items.allSatisfy { !$0.isEmpty }
        case .choices(let choices): !choices.options.isEmpty && !choices.label.isEmpty
        case .code(let payload): payload.hasPrefix("LB1.")
        case .signature(let signature): !signature.label.isEmpty
        case .rule, .space: true
        }
    }
}
