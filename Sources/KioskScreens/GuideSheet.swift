import HallCore

/// A page of fees and guides as it stands on the screen, on the printed slip, and in the code to take along.
struct GuideSheet {
    var title: String
    var parts: [ServiceGuide.Part]
    /// Number, title and date of the document.
    var document: String?
    /// From when it holds, in words.
    var effective: String
    var back: String

    /// - Parameter path: Its address on the terminal.
    /// - Returns: Nil where the pack has no such page.
    init?(at path: String, pack: PolicyPack) {
        switch path {
        case "/guides/fees":
            (title, back) = (say("guides.fees"), "/guides")
            parts = pack.fees.map {
                .init(
                    title: $0.title, lines: [$0.text, say("guides.payer", ["payer": $0.payer])], cite: $0.cite.section)
            }
        case "/guides/halls":
            (title, back) = (say("guides.halls"), "/guides")
            parts = pack.halls.map { Self.part($0, pack) }
        case let path where path.hasPrefix(Self.servicePath):
            let guide = ServiceGuide(pack)
            guard let service = guide.service(String(path.dropFirst(Self.servicePath.count))) else { return nil }
            let name = service.utility.flatMap(pack.utility)?.name
            title =
                name.map {
                    service.title.hasPrefix($0)
                        ? service.title : say("guide.of", ["utility": $0, "title": service.title])
                } ?? service.title
            (parts, back) = (guide.parts(of: service), "/guides/services")
        default:
            guard let guide = pack.guides.first(where: { "/guides/\($0.id)" == path }) else { return nil }
            (title, back) = (guide.title, "/guides")
            parts = guide.sections.map { .init(title: $0.title, lines: $0.lines, cite: $0.cite.section) }
        }
        document = Self.document(of: pack)
        effective = say("guide.effective", ["date": pack.effectiveFrom.chinese])
    }

    static let servicePath = "/guides/service/"

    /// The document that the joint application comes from.
    static func document(of pack: PolicyPack) -> String? {
        pack.documents.first { $0.number == pack.form.cite.doc }.map { document in
            say("guide.document", ["number": document.number, "title": document.title])
                + (document.date.map { say("guide.document.date", ["date": $0.chinese]) } ?? "")
        }
    }

    private static func part(_ hall: Hall, _ pack: PolicyPack) -> ServiceGuide.Part {
        let hours = (hall.sessions.map(HallHours.init) ?? pack.hall).text
        return .init(
            title: hall.name,
            lines: [
                say("hall.offers", ["offers": hall.offers.joined(separator: say("list.separator"))]),
                say("hall.hours", ["hours": hours]),
            ]
                + (hall.address.map { [say("hall.address", ["address": $0])] } ?? []),
            cite: hall.cite.section)
    }

    /// The slip of the receipt printer.
    func slip(hall: String, at now: Timestamp) -> ReceiptDocument {
        let body = parts.flatMap { part -> [ReceiptDocument.Block] in
            [.text(part.title, bold: true)] + part.lines.map { .text($0) }
                + (part.cite.map { [.text(say("guide.basis", ["basis": $0]))] } ?? []) + [.rule]
        }
        let foot: [ReceiptDocument.Block] = [
            .text(document.map { say("guide.basis", ["basis": $0]) } ?? ""), .text(effective),
            .pair(label: say("guide.printed"), value: now.chinese),
            .text(hall, align: .centre), .feed(lines: 3), .cut,
        ]
        return ReceiptDocument(blocks: [.heading(title), .rule] + body + foot)
    }

    /// The text a phone reads from the code without any network: title, document, and as many whole lines as fit.
    func text(longest bytes: Int) -> String {
        let head = [title, document, effective].compactMap(\.self)
        let lines = parts.flatMap { [say("guide.part", ["title": $0.title])] + $0.lines }
        let ending = say("guide.more")
        var text = head.joined(separator: "\n")
        for (place, line) in lines.enumerated() {
            let longer = text + "\n" + line
            let room = place == lines.count - 1 ? bytes : bytes - ending.utf8.count - 1
            guard longer.utf8.count <= room else { return text + "\n" + ending }
            text = longer
        }
        return text
    }
}
