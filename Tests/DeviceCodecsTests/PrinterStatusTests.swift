import DeviceCodecs
import Testing

@Suite struct PrinterStatusTests {
    struct Row: Sendable {
        var answers: [UInt8]
        var problem: PrinterProblem?
        var isLow = false
    }

    /// Answers to DLE EOT 1-4 in each state.
    static let rows = [
        Row(answers: [0x12, 0x12, 0x12, 0x12]),
        Row(answers: [0x16, 0x12, 0x12, 0x12]),
        Row(answers: [0x16, 0x12, 0x12, 0x1E], isLow: true),
        Row(answers: [0x1A, 0x32, 0x12, 0x7E], problem: .paperOut),
        Row(answers: [0x1E, 0x32, 0x12, 0x72], problem: .paperOut),
        Row(answers: [0x1A, 0x16, 0x12, 0x12], problem: .coverOpen),
        Row(answers: [0x1E, 0x16, 0x12, 0x7E], problem: .coverOpen),
        Row(answers: [0x1A, 0x52, 0x1A, 0x12], problem: .cutterJam),
        Row(answers: [0x1A, 0x52, 0x52, 0x12], problem: .overheated),
        Row(answers: [0x1A, 0x52, 0x32, 0x12], problem: .unrecoverable),
        Row(answers: [0x1A, 0x12, 0x12, 0x12], problem: .offline),
    ]

    @Test(arguments: rows) func `a printer's answers are understood`(_ row: Row) {
        var status = PrinterStatus()
        for (query, answer) in zip(PrinterStatusQuery.allCases, row.answers) { status.record(answer, to: query) }
        #expect(status.problem == row.problem)
        #expect(status.isPaperLow == row.isLow)
    }

    @Test func `nothing asked is no problem and no claim`() {
        #expect(PrinterStatus().problem == nil)
        #expect(PrinterStatus().isOffline == nil)
    }

    @Test func `bytes of every form are told apart`() {
        var decoder = PrinterAnswerDecoder()
        let bytes: [UInt8] = [0x12, 0x7E, 0x00, 0x0F, 0x10, 0x00, 0x0C, 0x0F, 0x00, 0x11, 0x13, 0xFF]
        #expect(
            decoder.append(bytes) == [
                .realTimeStatus(0x12), .realTimeStatus(0x7E), .endOfJob(0x00), .endOfJob(0x0F),
                .automaticStatus([0x10, 0x00, 0x0C, 0x0F]), .endOfJob(0x00), .mayGoOn, .mustWait, .noise(0xFF),
            ])
    }

    @Test func `an automatic status in pieces does not hide an answer to a real-time question`() {
        var decoder = PrinterAnswerDecoder()
        #expect(decoder.append([0x10, 0x00]).isEmpty)
        #expect(decoder.append([0x12]) == [.realTimeStatus(0x12)])
        #expect(decoder.append([0x00, 0x0F]) == [.automaticStatus([0x10, 0x00, 0x00, 0x0F])])
    }
}
