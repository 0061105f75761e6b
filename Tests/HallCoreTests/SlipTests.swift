import HallCore
import PackFiles
import Testing

@Suite struct SlipTests {
    private let loaded: LoadedPack

    init() throws {
        loaded = try Fixtures.suizhou()
    }

    private func record(_ utilities: [UtilityID], kind: ApplicantKind = .company) throws -> CaseRecord {
        var random = SeededGenerator(state: 11)
        let at = try #require(Timestamp(rfc3339: "2026-11-23T10:28:00+08:00"))
        let maker = PromiseMaker(pack: loaded.pack, calendar: loaded.calendar)
        let answers = [
            (kind == .company ? FieldNames.companyName : FieldNames.personName, "测试某某"),
            (FieldNames.citizenNumber, "990101189912310005"), (FieldNames.contactName, "欧阳测试"),
            (FieldNames.contactPhone, "13800000001"), (FieldNames.road, "测试大道88号"),
            (FieldNames.appointment, "2026-11-24T09"),
        ]
        let form = ApplicationForm(
            applicantKind: kind, utilities: utilities,
            answers: Dictionary(uniqueKeysWithValues: answers.map { ($0, Answer(value: $1, source: .typed)) }))
        return CaseRecord(
            id: UUIDv7(milliseconds: at.milliseconds, random: &random),
            number: try #require(CaseNumber(cityCode: "4213", date: at.date, kiosk: "SZ01", letter: "A", serial: 1)),
            packID: "suizhou", packVersion: loaded.pack.version, packDigest: loaded.pack.digest, division: "421300",
            kiosk: "SZ01", submittedAt: at, form: form, lanes: maker.lanes(for: form, submittedAt: at), proof: "k7q2")
    }

    private func text(_ document: ReceiptDocument) -> String {
        document.blocks.map { block in
            switch block {
            case .heading(let text), .text(let text, _, _, _): text
            case .pair(let label, let value): "\(label)|\(value)"
            case .qr(let payload): "QR \(payload)"
            case .rule: "---"
            case .feed, .cut: ""
            }
        }.joined(separator: "\n")
    }

    @Test func `lanes come in the pack's order with their promises`() throws {
        let lanes = try record(["gas", "water"]).lanes
        #expect(lanes.map(\.utility) == ["water", "gas"])
        let promises = try #require(lanes.first?.promises)
        #expect(
            promises.map(\.id) == [
                "acceptance", "survey", "connection",
            ], "no way for works outside is decided yet")
        #expect(
            promises.map { $0.due?.due.rfc3339 } == [
                "2026-11-23T12:00:00+08:00", nil, "2026-11-25T17:30:00+08:00",
            ])
        #expect(promises.allSatisfy { ($0.due == nil) == ($0.unstatedText != nil) })
    }

    @Test func `without an appointment the connection has a sentence instead of an hour`() throws {
        let maker = PromiseMaker(pack: loaded.pack, calendar: loaded.calendar)
        let promises = maker.promises(
            for: "heat", of: ApplicationForm(utilities: ["heat"]), submittedAt: Timestamp(milliseconds: 0))
        #expect(promises.last?.unstatedText == "按约定时间接入，最多再过1个工作日")
    }

    private func receipt(_ record: CaseRecord, copy: Int = 1, remark: String? = nil) -> ReceiptDocument {
        let content = PaperContent(record: record, now: record.submittedAt, copy: copy, remark: remark)
        return PaperComposer(pack: loaded.pack).slip(PaperComposer.receiptID, of: content)
    }

    private func progress(_ record: CaseRecord) -> ReceiptDocument {
        let content = PaperContent(record: record, now: record.submittedAt)
        return PaperComposer(pack: loaded.pack).slip(PaperComposer.progressID, of: content)
    }

    @Test func `a receipt says what was received, who does what by when, and masks the person`() throws {
        let record = try record(["water", "power", "network"])
        let slip = text(receipt(record))
        for part in [
            "随州市水电气网暖共享营业厅", "收件回执", record.number.text, "收件时间|2026年11月23日 10:28", "申请单位|测试某某",
            "联系人|欧**试", "联系电话|138****0001", "安装地址|测试大道****", "预约接入|2026年11月24日 9时",
            "申请内容|用水报装、用电报装、网络报装", "供水：随州市水务集团", "接入：11月25日 17:30 前（随建文〔2023〕7号 二(一)3）",
            "联合踏勘：需要外线时一次踏勘", "窗口咨询", "QR LB1.\(record.number.text).k7q2",
        ] {
            #expect(slip.contains(part), "\(part)")
        }
        for secret in ["990101189912310005", "13800000001", "欧阳测试", "88号"] {
            #expect(!slip.contains(secret))
        }
        #expect(!slip.contains("份（补打）"))
        #expect(slip.components("接入：1").count == 2)
        #expect(!slip.contains("外线500米") && !slip.contains("告知承诺"))
        #expect(slip.contains("以后才能定，定了以后，查进度时看得到时限"), "ways that nobody can decide yet are named")
    }

    @Test func `a resident's receipt masks the name and a reprint is marked`() throws {
        let record = try record(["water"], kind: .resident)
        let slip = text(receipt(record, copy: 2, remark: "网络中断，稍后自动上传"))
        #expect(slip.contains("申请人|测**某"))
        #expect(slip.contains("身份证号|9901**********0005"))
        #expect(slip.contains("第 2 份（补打）"))
        #expect(slip.contains("网络中断，稍后自动上传"))
    }

    @Test func `a promise that not all lanes share says whose it is`() throws {
        var record = try record(["water", "gas"])
        record.lanes[1].promises.removeLast()
        let slip = text(receipt(record))
        #expect(slip.contains("· 受理："))
        #expect(slip.contains("· 接入（供水）："))
    }

    @Test func `both hours are printed where the document states two limits`() throws {
        var record = try record(["water"])
        let last = try #require(record.lanes[0].promises.indices.last)
        let later = try #require(Timestamp(rfc3339: "2026-11-27T17:30:00+08:00"))
        record.lanes[0].promises[last].legal = DueTime(due: later, provisional: true, steps: [])
        #expect(text(receipt(record)).contains("接入：承诺 11月25日 17:30 前，最长 11月27日 17:30（暂定） 前"))
    }

    @Test func `a progress slip tells each lane's state and what is missing`() throws {
        var record = try record(["water", "gas"])
        record.lanes[0].status = .correcting
        record.lanes[0].changes = [
            LaneChange(
                id: record.id, utility: "water", version: 1, status: .correcting, stage: "received", message: "请补红线图",
                at: record.submittedAt, by: "窗口 01")
        ]
        let slip = text(progress(record))
        for part in [
            "供水\n状态|待补正\n环节|收件", "说明|请补红线图", "更新|11月23日 10:28", "燃气\n状态|已提交",
            "要改：供水，请补红线图", "截至|2026年11月23日 10:28",
        ] {
            #expect(slip.contains(part), "\(part)")
        }
    }

    @Test func `what the template leaves whole is still masked on a paper that may be left lying`() throws {
        let record = try record(["water"], kind: .resident)
        var template = try #require(loaded.pack.papers.first { $0.id == PaperComposer.receiptID })
        let texts = ["applicant", "field:contact.phone", "field:contact.name", "field:place.road"]
        template.blocks = texts.map { .text("{\($0)}") }
        let content = PaperContent(record: record, now: record.submittedAt)
        let slip = text(ReceiptDocument(PaperComposer(pack: loaded.pack).paper(template, of: content)))
        #expect(slip.hasPrefix("测**某\n138****0001\n欧**试\n测试大道****\n"))
    }

    @Test func `every slip ends with a cut`() throws {
        let record = try record(["water"])
        let test = PrinterTestPage.document(at: record.submittedAt, kiosk: "SZ01")
        for slip in [receipt(record), progress(record), test] {
            #expect(slip.blocks.last == .cut)
        }
        #expect(text(test).contains("䶮 𪚥"))
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
