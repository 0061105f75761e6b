import HallCore

/// What the pack says of each of its services, for people who want to know before they apply.
struct ServiceGuide {
    private let pack: PolicyPack

    init(_ pack: PolicyPack) {
        self.pack = pack
    }

    /// A heading with its sentences and where the document has them.
    struct Part {
        var title: String
        var lines: [String]
        var cite: String?
    }

    /// Services that are done somewhere else.
    struct Elsewhere {
        var place: String
        var titles: String
    }

    struct Entry {
        var href: String
        var title: String
    }

    /// The services of one utility; those of none come last.
    struct Group {
        var name: String
        var entries: [Entry]
    }

    /// Places with what is done there, in the pack's order.
    var elsewhere: [Elsewhere] {
        pack.services.filter { $0.form == nil }.reduce(into: []) { places, service in
            guard let place = service.place else { return }
            if let index = places.firstIndex(where: { $0.place == place }) {
                places[index].titles += say("list.separator") + service.title
            } else {
                places.append(Elsewhere(place: place, titles: service.title))
            }
        }
    }

    var groups: [Group] {
        let own = pack.utilities.map { utility in (utility.name, pack.services.filter { $0.utility == utility.id }) }
        let joint = (say("guide.others"), pack.services.filter { $0.utility == nil })
        return (own + [joint]).filter { !$0.1.isEmpty }.map { name, services in
            Group(
                name: name, entries: services.map { Entry(href: "/guides/service/\($0.id)", title: $0.title) })
        }
    }

    func service(_ id: String) -> ServiceItem? {
        pack.services.first { $0.id == id }
    }

    /// What, who, form, papers, way, limits and costs.
    func parts(of service: ServiceItem) -> [Part] {
        let company = service.utility.flatMap(pack.utility)?.company
        let who = service.applicants.compactMap { ChooseFields.word(for: $0) }.joined(separator: say("list.separator"))
        return [
            Part(
                title: say("guide.who"),
                lines: [say("guide.who.may", ["who": who])]
                    + (company.map { [say("guide.who.by", ["company": $0])] } ?? []),
                cite: service.cite.section),
            Part(title: say("guide.where"), lines: [place(of: service)]),
            papers(for: service), way(of: service), limits(of: service), fees,
        ].compactMap(\.self).filter { !$0.lines.isEmpty }
    }

    private func place(of service: ServiceItem) -> String {
        if let place = service.place { return say("guide.sentence", ["text": place]) }
        return service.form.flatMap(pack.form).map { say("guide.where.here", ["form": $0.title]) }
            ?? say("guide.where.window")
    }

    private func papers(for service: ServiceItem) -> Part? {
        guard service.form != nil else { return nil }
        let asked = pack.materials.filter { $0.isApplicants && $0.services?.contains(service.id) ?? true }
        let page = MaterialsPage(pack: pack, form: ApplicationForm())
        let lines = asked.map { paper in
            say(
                paper.when == nil ? "guide.paper" : "guide.paper.maybe",
                ["title": paper.title, "advice": page.advice(on: paper)])
        }
        return Part(
            title: say("guide.papers"), lines: lines.isEmpty ? [say("guide.papers.none")] : lines,
            cite: Self.sections(asked.map(\.cite)))
    }

    private func way(of service: ServiceItem) -> Part? {
        guard service.flow != nil else { return nil }
        let reachable = pack.stages(from: pack.firstStage(of: service))
        let stages = pack.stages.filter { reachable.contains($0.id) }
        let lines = stages.enumerated().map { number, stage in
            say("guide.stage", ["number": number + 1, "title": stage.title, "owner": stage.owner])
                + (stage.optional == true ? say("guide.stage.optional") : "")
        }
        return Part(title: say("guide.way"), lines: lines, cite: Self.sections(stages.map(\.cite)))
    }

    private func limits(of service: ServiceItem) -> Part? {
        guard service.flow != nil else { return nil }
        let all = pack.deadlines(of: service.utility ?? "", service)
        let limits = all.filter { $0.promised != .unstated || $0.legal != nil }
        let silence =
            limits.isEmpty ? [say("guide.limits.none")] : limits.count < all.count ? [say("guide.limits.rest")] : []
        return Part(
            title: say("guide.limits"),
            lines: limits.map {
                say($0.when == nil ? "guide.limit" : "guide.limit.maybe", ["title": $0.title, "words": $0.words])
            } + silence,
            cite: Self.sections(limits.map(\.cite)))
    }

    private var fees: Part {
        Part(
            title: say("guide.fees"), lines: pack.fees.map { say("guide.fee", ["title": $0.title, "text": $0.text]) },
            cite: Self.sections(pack.fees.map(\.cite)))
    }

    /// Each section once, in order; of many only the first, since nobody reads a line of thirty.
    private static func sections(_ cites: [Citation]) -> String? {
        let names = cites.map(\.section).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard !names.isEmpty else { return nil }
        return names.prefix(mostSections).joined(separator: say("list.semicolon"))
            + (names.count > mostSections ? say("guide.andmore") : "")
    }

    private static let mostSections = 5
}
