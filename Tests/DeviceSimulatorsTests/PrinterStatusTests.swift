import DeviceSimulators
import Testing

@Suite struct PrinterStatusTests {
    private var printer = SimulatedPrinter(font: .boxes)
    private static let allStatuses = bytes("10 04 01 10 04 02 10 04 03 10 04 04")

    @Test(arguments: [
        (PrinterCondition.Paper.ok, PrinterCondition.Cover.closed, "16 12 12 12"), (.low, .closed, "16 12 12 1E"),
        (.out, .closed, "1E 32 12 7E"), (.ok, .open, "1E 16 12 12"),
    ])
    mutating func `real-time answers follow the published table`(
        paper: PrinterCondition.Paper, cover: PrinterCondition.Cover, expected: String
    ) {
        _ = printer.setPaper(paper)
        _ = printer.setCover(cover)
        #expect(printer.receive(Self.allStatuses).replies == bytes(expected))
    }

    @Test mutating func `without paper the queued answer waits and the buffer is printed after refilling`() {
        _ = printer.setPaper(.out)
        #expect(printer.receive(gb("旧回执\n") + bytes("1D 72 01")).replies == [])
        #expect(printer.waitingBytes == 10)
        #expect(printer.receive(bytes("10 04 01")).replies == bytes("1E"))
        #expect(printer.waitingBytes == 10)
        #expect(printer.setPaper(.ok).replies == [0x00])
        #expect(printer.tearOff()?.lines == ["旧回执"])
    }

    @Test(arguments: ["10 14 08 01 03 14 01 06 02 08", "10 05 02"])
    mutating func `a real-time clear drops the buffer`(clear: String) {
        _ = printer.setPaper(.out)
        _ = printer.receive(gb("旧回执\n") + bytes(clear))
        _ = printer.setPaper(.ok)
        #expect(printer.tearOff() == nil)
    }

    @Test mutating func `what does not fit into the buffer is lost`() {
        _ = printer.setPaper(.out)
        _ = printer.receive([UInt8](repeating: 0x41, count: 5000))
        #expect(printer.waitingBytes == 4096 && printer.lostBytes == 904)
    }

    @Test mutating func `the paper can end in the middle of a job`() {
        _ = printer.endPaper(afterBytes: 3)
        _ = printer.receive(gb("测\n试\n"))
        #expect(printer.condition.paper == .out)
        #expect(printer.waitingBytes == 3)
        #expect(printer.tearOff()?.lines == ["测"])
    }

    @Test mutating func `look-alikes inside a picture are obeyed, or not`() {
        let picture = bytes("1D 76 30 00 03 00 01 00 10 04 01")
        #expect(printer.receive(picture).replies == [0x16])
        printer.lookAlikes = .ignored
        #expect(printer.receive(picture).replies == [])
        #expect(printer.receive(bytes("10 04 01")).replies == [0x16])
    }

    @Test mutating func `automatic status comes when enabled and on every change`() {
        #expect(printer.receive(bytes("1D 61 0F")).replies == bytes("14 00 00 0F"))
        #expect(printer.setCover(.open).replies == bytes("3C 00 00 0F"))
        #expect(printer.setCover(.closed).replies == bytes("14 00 00 0F"))
    }

    @Test mutating func `the printer tells its name`() {
        #expect(printer.receive(bytes("1D 49 43")).replies == [0x5F] + Array("KS-80".utf8) + [0x00])
    }
}
