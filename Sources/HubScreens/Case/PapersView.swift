import HallCore

/// Papers of a case: what is there, what is asked for, what is on its way between offices.
struct PapersView {
    struct Paper {
        var paperTitle: String
        var paperState: String
        var paperStyle: String
    }

    /// The pages of one paper that came by phone.
    struct Upload {
        struct File {
            var fileHref: String
            var fileLabel: String
            var fileState: String
            var fileStyle: String
        }

        var uploadTitle: String
        var files: [File]
    }

    /// A paper that was printed again.
    struct Print {
        var printHref: String
        var printLabel: String
    }

    struct Round {
        var roundTitle: String
        var roundState: String
        var items: [String]
        var drops: [OrderFormView]
    }

    struct Passing {
        var papers: String
        var way: String
        var passingState: String
    }

    var papers: [Paper]
    var hasPapers: Bool
    var uploads: [Upload]
    var hasUploads: Bool
    var prints: [Print]
    var hasPrints: Bool
    var rounds: [Round]
    var passings: [Passing]
    var hasPassings: Bool
    var hasRounds: Bool

    init(_ scene: CaseScene) {
        let materials = scene.pack.materials(of: scene.process.form, known: scene.process.known, at: scene.now)
        papers = materials.map { Self.paper($0, scene) }
        hasPapers = !papers.isEmpty
        uploads = Self.uploads(scene)
        hasUploads = !uploads.isEmpty
        prints = scene.pack.papers.filter { scene.process.copies(of: $0.id) > 1 }.map {
            Print(
                printHref: "\(scene.path)/papers/\($0.id)",
                printLabel: "打开“\($0.title)”第 \(scene.process.copies(of: $0.id)) 份（补打）")
        }
        hasPrints = !prints.isEmpty
        let maker = FormMaker(scene: scene)
        rounds = scene.process.corrections.enumerated().filter { !$0.element.items.isEmpty }.map { index, round in
            Round(
                roundTitle: "第 \(index + 1) 次", roundState: Self.state(round), items: maker.merged(round),
                drops: round.sentAt == nil ? Self.drops(round, maker) : [])
        }
        hasRounds = !rounds.isEmpty
        passings = scene.process.handOvers.map { handOver in
            let taken = handOver.takenAt.map {
                "\($0.chineseShort) 由\(handOver.takenBy?.words(in: scene.pack) ?? "")签收"
            }
            return Passing(
                papers: handOver.papers.joined(separator: "、"),
                way: "\(handOver.from.words(in: scene.pack)) → \(handOver.to.title(in: scene.pack))",
                passingState: taken ?? "\(handOver.givenAt.chineseShort) 移交，等签收")
        }
        hasPassings = !passings.isEmpty
    }

    private static func uploads(_ scene: CaseScene) -> [Upload] {
        let pages = scene.process.uploads
        return scene.pack.materials.filter { material in pages.contains { $0.material == material.id } }.map {
            material in
            let own = pages.filter { $0.material == material.id }
            return Upload(
                uploadTitle: material.title,
                files: own.enumerated().map { Upload.File($1, number: $0 + 1, of: material, scene) })
        }
    }

    private static func paper(_ material: Material, _ scene: CaseScene) -> Paper {
        let licences = scene.process.licences.filter { $0.material == material.id }
        if let received = scene.process.received[material.id], !licences.isEmpty {
            let words = licences.map { $0.words(in: scene.pack) }.joined(separator: "；")
            return Paper(
                paperTitle: material.title,
                paperState: "\(words)；\(received.at.chineseShort) \(received.by.words(in: scene.pack))从证照库收",
                paperStyle: "ended")
        }
        if let received = scene.process.received[material.id] {
            let by = received.by.party == .applicant ? "申请人补交" : "\(received.by.words(in: scene.pack))登记"
            return Paper(
                paperTitle: material.title, paperState: "\(received.at.chineseShort) \(by)", paperStyle: "ended")
        }
        if scene.process.has(material) {
            return Paper(paperTitle: material.title, paperState: "申请时已带来", paperStyle: "ended")
        }
        guard material.isApplicants else {
            return Paper(paperTitle: material.title, paperState: "由承办单位提供，不向申请人要", paperStyle: "going")
        }
        let until = material.deferrable.map { deferral in
            "容缺：“\(scene.pack.stage(deferral.until)?.title ?? deferral.until)”前由\(deferral.collector)收"
        }
        return Paper(paperTitle: material.title, paperState: until ?? "还没有", paperStyle: "ask")
    }

    private static func state(_ round: CorrectionRound) -> String {
        if let mended = round.mendedAt { return "\(mended.chineseShort) 已补齐" }
        return round.sentAt.map { "\($0.chineseShort) 告知，等申请人补齐" } ?? "正在汇总，还没告知申请人"
    }

    private static func drops(_ round: CorrectionRound, _ maker: FormMaker) -> [OrderFormView] {
        round.items.filter { maker.scene.may(.drop(correction: $0.id)) }.map { item in
            maker.form(
                "drop:\(item.id)", item.text, hidden: [("correction", item.id)],
                buttons: [.plain(.drop, "从清单上取消：\(item.text)")])
        }
    }
}

extension PapersView.Upload.File {
    fileprivate init(_ page: UploadedPage, number: Int, of material: Material, _ scene: CaseScene) {
        fileHref = "\(scene.path)/pages/\(page.id)"
        fileLabel =
            "\(material.title) 第 \(number) 页（\(page.format.fileExtension.uppercased())，\(max(1, page.size / 1024)) KB）"
        switch page.check {
        case nil: (fileState, fileStyle) = ("\(page.at.chineseShort) 上传，待核对", "ask")
        case .some(let check):
            (fileState, fileStyle) =
                check.sentBack.map { ("退回：\($0)", "stopped") } ?? ("\(check.at.chineseShort) 已核对", "ended")
        }
    }
}
