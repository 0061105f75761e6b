import PackFiles
import Testing

@testable import HallCore

@Suite struct MessageTests {
    static let banned = [
        "非法", "无效", "错误代码", "必填项", "不合法", "请输入正确的", "操作失败", "系统异常", "未知错误", "抱歉", "对不起", "哎呀",
    ]

    private func complaints(for field: FormField) throws -> [FieldComplaint] {
        let latest = try #require(LocalHour("2026-12-31T17"))
        var all: [FieldComplaint] = [.missing]
        switch field.kind {
        case .text, .company: break
        case .personName: all += [.onlyDigits]
        case .address: all += [.tooShort]
        case .choice, .yesNo: all += [.notAnOption]
        case .number, .integer:
            all += [.notNumber, .notInteger, .tooManyDecimals(field.decimals ?? 0)]
            all += [field.min.map(FieldComplaint.tooSmall), field.max.map(FieldComplaint.tooLarge)].compactMap { $0 }
        case .date: all += [.notDate]
        case .dateHour:
            all += [.notDate, .appointment(.dayOff), .appointment(.outsideSessions), .appointment(.tooFar(days: 365))]
            all += [.appointment(.tooEarly(earliest: latest))]
        case .phone: all += [.phone]
        case .citizenNumber: all += CitizenNumberProblem.allCases.map(FieldComplaint.citizenNumber)
        case .creditCode: all += CreditCodeProblem.allCases.map(FieldComplaint.creditCode)
        case .projectCode: all += [.projectCode]
        }
        return all + (field.maxLength.map { [.tooLong($0)] } ?? [])
    }

    @Test func `every sentence of every field is short, says what to do and blames nobody`() throws {
        for field in try Fixtures.suizhou().pack.form.fields {
            for complaint in try complaints(for: field) {
                let message = complaint.message(for: field)
                #expect(message.count <= 24, "\(message)")
                #expect(message.contains("请"), "\(message)")
                #expect(message.contains(field.label), "\(message)")
                #expect(!Self.banned.contains(where: message.contains), "\(message)")
            }
        }
    }

    @Test(arguments: [
        (" １３８ ００００-００００ ", FieldKind.phone, "13800000000"),
        ("+86 138-0000-0000", .phone, "13800000000"),
        ("（0722）331 2345", .phone, "07223312345"),
        ("99010118991231003x ", .citizenNumber, "99010118991231003X"),
        ("９９０１０１ 18991231 0005", .citizenNumber, "990101189912310005"),
        ("91990101ma00te5t2p", .creditCode, "91990101MA00TE5T2P"),
        ("20234213034501123456", .projectCode, "2023-421303-45-01-123456"),
        ("2023—421303—45—01—123456", .projectCode, "2023-421303-45-01-123456"),
        ("１，０００．５０", .number, "1000.5"), ("007", .integer, "7"), ("3。5", .number, "3.5"), ("约3", .number, "约3"),
        ("张 测 试", .personName, "张测试"), ("TESTER,  ANN", .personName, "TESTER, ANN"),
        ("买买提•测试", .personName, "买买提·测试"), ("\u{3000}测䶮\t", .personName, "测䶮"),
        ("测试（随州）有限公司", .company, "测试（随州）有限公司"), ("测试大道８８号", .address, "测试大道88号"),
        ("2026年11月3日", .date, "2026-11-03"), ("20261103", .date, "2026-11-03"), ("2026/11/03", .date, "2026-11-03"),
        ("2026-02-30", .date, "2026-02-30"),
        ("2026-11-23 9", .dateHour, "2026-11-23T09"), ("2026-11-23T09:00", .dateHour, "2026-11-23T09"),
        ("2026-11-23T09:30", .dateHour, "2026-11-23T09:30"), ("unknown", .number, "unknown"),
    ])
    func `what people type is put right`(typed: String, kind: FieldKind, stored: String) {
        #expect(FormValidator.normalise(typed, kind: kind) == stored)
    }

    @Test func `putting right twice changes nothing more`() {
        let signs = Array("0123456789-—－ 　.，。,:年月日T张测䶮·•Xx()（）+\t\u{7}＋")
        var random = SeededGenerator(state: 30)
        for kind in FieldKind.allCases {
            for _ in 0..<400 {
                let typed = String(
                    (0..<Int.random(in: 0...24, using: &random)).map { _ in
                        signs.randomElement(using: &random) ?? "0"
                    })
                let once = FormValidator.normalise(typed, kind: kind)
                #expect(FormValidator.normalise(once, kind: kind) == once, "\(kind) \(typed)")
            }
        }
    }
}
