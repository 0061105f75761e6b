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
                "acceptance", "survey", "externalWorksShort", "externalWorksLong", "commitment", "connection",
            ])
        #expect(
            promises.map { $0.due?.due.rfc3339 } == [
                "2026-11-23T12:00:00+08:00", nil, nil, nil, nil, "2026-11-25T17:30:00+08:00",
            ])
        #expect(promises.allSatisfy { ($0.due == nil) == ($0.unstatedText != nil) })
    }

    @Test func `without an appointment the connection has a sentence instead of an hour`() throws {
        let maker = PromiseMaker(pack: loaded.pack, calendar: loaded.calendar)
        let promises = maker.promises(
            for: "heat", of: ApplicationForm(utilities: ["heat"]), submittedAt: Timestamp(milliseconds: 0))
        #expect(promises.last?.unstatedText == "按约定时间接入，最多再过1个工作日")
    }

    @Test func `a receipt says what was received, who does what by when, and masks the person`() throws {
        let record = try record(["water", "power", "network"])
        let slip = text(SlipWriter(pack: loaded.pack).receipt(for: record))
        for part in [
            "随州市水电气网暖共享营业厅", "收件回执", record.number.text, "收件时间|2026年11月23日 10:28", "申请单位|测试某某",
            "联系人|欧**试", "联系电话|138****0001", "安装地址|测试大道****", "预约接入|2026年11月24日 9时",
            "申请内容|用水报装、用电报装、网络报装", "供水：随州市水务集团", "接入|11月25日 17:30 前", "随建文〔2023〕7号 二(一)3",
            "外线500米以内：无审批程序", "窗口咨询", "QR LB1.\(record.number.text).k7q2",
        ] {
            #expect(slip.contains(part), "\(part)")
        }
        for secret in ["990101189912310005", "13800000001", "欧阳测试", "88号"] {
            #expect(!slip.contains(secret))
        }
        #expect(!slip.contains("份（补打）"))
        #expect(slip.components("\n接入|").count == 2)
    }

    @Test func `a resident's receipt masks the name and a reprint is marked`() throws {
        let record = try record(["water"], kind: .resident)
        let slip = text(SlipWriter(pack: loaded.pack).receipt(for: record, copy: 2, remark: "网络中断，稍后自动上传"))
        #expect(slip.contains("申请人|测**某"))
        #expect(slip.contains("身份证号|9901**********0005"))
        #expect(slip.contains("第 2 份（补打）"))
        #expect(slip.contains("网络中断，稍后自动上传"))
    }

    @Test func `lanes with promises of their own are printed one by one`() throws {
        var record = try record(["water", "gas"])
        record.lanes[1].promises.removeLast()
        let slip = text(SlipWriter(pack: loaded.pack).receipt(for: record))
        #expect(!slip.contains("时限相同"))
        #expect(slip.components("受理|").count == 3)
    }

    @Test func `a progress slip tells each lane's state and what is missing`() throws {
        var record = try record(["water", "gas"])
        record.lanes[0].status = .correcting
        record.lanes[0].changes = [
            LaneChange(
                id: record.id, utility: "water", version: 1, status: .correcting, stage: "received", message: "请补红线图",
                at: record.submittedAt, by: "窗口 01")
        ]
        let slip = text(SlipWriter(pack: loaded.pack).progress(of: record, asOf: record.submittedAt))
        for part in ["供水|待补正", "说明：请补红线图", "燃气|已提交", "当前环节：收件（首接人员）", "截至 2026年11月23日 10:28"] {
            #expect(slip.contains(part), "\(part)")
        }
    }

    @Test func `every slip ends with a cut`() throws {
        let writer = SlipWriter(pack: loaded.pack)
        let record = try record(["water"])
        let test = SlipWriter.testPage(at: record.submittedAt, kiosk: "SZ01")
        for slip in [writer.receipt(for: record), writer.progress(of: record, asOf: record.submittedAt), test] {
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
