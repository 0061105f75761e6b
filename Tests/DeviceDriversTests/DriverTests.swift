import DeviceCodecs
import GlyphRaster
import HallCore
import Logging
import Synchronization
import Testing

@testable import DeviceDrivers

/// Whole drivers over pseudo-terminals: the same devices as in the machines' tests, behind a real line.
@Suite(.timeLimit(.minutes(1))) struct DriverTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private var readerProfile: DeviceProfile {
        var profile = DeviceProfile(id: "sdt-reader", title: "", role: .idReader)
        var settings = ReaderSettings()
        settings.pollMilliseconds = 20
        profile.reader = settings
        return profile
    }

    @Test func `a card is read, the reader unplugged and plugged in as another node, and a card read again`()
        async throws
    {
        let module = Locked(FakeModule())
        module.change { $0.place(text: ChipData.wang) }
        let device = try FakeDevice { request in module.change { $0.answer(request) } }
        let (reports, feed) = AsyncStream<CardReaderReport>.makeStream()
        let reader = CardReader(
            port: .path(device.path), profile: readerProfile, logger: logger,
            onEvent: { feed.yield(.card($0)) }, onCondition: { feed.yield(.condition($0)) })
        let work = Task { await reader.run() }
        var seen = reports.makeAsyncIterator()
        #expect(await seen.next() == .condition(.absent))
        for _ in 0..<2 {
            module.change { $0.place(text: ChipData.wang) }
            try device.plugIn()
            reader.portsChanged()
            #expect(await seen.next() == .condition(.starting))
            #expect(await seen.next() == .condition(.ready))
            #expect(await seen.next() == .card(.reading))
            guard case .card(.read(let card)) = await seen.next() else { return #expect(Bool(false), "no card") }
            #expect(card.name == "测试王")
            device.pull()
            #expect(await seen.next() == .card(.removed))
            #expect(await seen.next() == .condition(.absent))
        }
        work.cancel()
        await work.value
        #expect(await reader.condition == .absent)
    }

    @Test func `a single read gives the card, or says why not`() async throws {
        let module = Locked(FakeModule())
        module.change { $0.place(text: ChipData.wang) }
        let device = try FakeDevice { request in module.change { $0.answer(request) } }
        try device.plugIn()
        let card = try await CardReader.readOnce(
            port: .path(device.path), profile: readerProfile, within: .seconds(20), logger: logger)
        #expect(card.number == "990101189901010042")
        await #expect(throws: CardReader.ReadingFailure.self) {
            try await CardReader.readOnce(
                port: .path("/nonexistent"), profile: readerProfile, within: .milliseconds(50), logger: logger)
        }
    }

    @Test func `a receipt with a rare name is printed`() async throws {
        let machine = Locked(FakePrinter())
        let device = try FakeDevice { bytes in machine.change { $0.takeAll(bytes) } }
        try device.plugIn()
        let outcome = try await print(on: device)
        #expect(outcome == .printed)
        let received = machine.read { $0.received }
        #expect(received.indices.contains { received[$0...].starts(with: [0x1D, 0x76, 0x30]) })
    }

    @Test func `a printer unplugged in the middle of a receipt leaves it unknown, and nothing comes again`()
        async throws
    {
        let machine = Locked(FakePrinter())
        let device = try FakeDevice { bytes in
            machine.change { printer in
                let answer = printer.takeAll(bytes)
                return printer.received.indices.contains { printer.received[$0...].starts(with: [0xB2, 0xE2]) }
                    ? nil : answer
            }
        }
        try device.plugIn()
        #expect(try await print(on: device) == .unknown(.unplugged))
    }

    private func print(on device: FakeDevice) async throws -> PrintOutcome {
        let (conditions, feed) = AsyncStream<DeviceCondition>.makeStream()
        let printer = ReceiptPrinter(
            port: .path(device.path), profile: DeviceProfile(id: "p", title: "", role: .receiptPrinter),
            glyphs: GlyphRasteriser(), logger: logger, onCondition: { feed.yield($0) })
        let work = Task { await printer.run() }
        for await condition in conditions where condition == .ready { break }
        let outcome = await printer.print(
            ReceiptDocument(blocks: [
                .heading("收件回执"), .rule, .pair(label: "申请人", value: "测䶮"), .text("测试用的一行"),
                .qr("LB1.4213-261121-SZ01A-0001-C.x"), .cut,
            ]))
        work.cancel()
        await work.value
        #expect(await printer.print(ReceiptDocument(blocks: [])) == .notPrinted(.interrupted))
        return outcome
    }

    @Test func `a scanner's codes come through, with and without an end mark`() async throws {
        let device = try FakeDevice { _ in [] }
        let (codes, feed) = AsyncStream<String>.makeStream()
        let port = ScriptedPort(pieces: [Array("LB1.42".utf8), Array("13.x\r\n".utf8), Array("second".utf8)])
        let scanner = CodeScanner(
            port: .path(device.path), profile: DeviceProfile(id: "s", title: "", role: .scanner),
            source: port, logger: logger, onCode: { feed.yield($0) })
        let work = Task { await scanner.run() }
        var seen = codes.makeAsyncIterator()
        #expect(await seen.next() == "LB1.4213.x")
        #expect(await seen.next() == "second")
        #expect(await scanner.condition == .ready)
        work.cancel()
        await work.value
    }
}

/// A port that says what it was told to and takes everything.
struct ScriptedPort: DevicePort, PortSource {
    let input: AsyncStream<[UInt8]>
    private let feed: AsyncStream<[UInt8]>.Continuation

    init(pieces: [[UInt8]]) {
        (input, feed) = AsyncStream.makeStream()
        pieces.forEach { feed.yield($0) }
    }

    func open(_ port: PortConfiguration, line: LineSettings) throws(PortFault) -> any DevicePort { self }
    func write(_ bytes: [UInt8], within limit: Duration) async throws(PortFault) {}
    func flush() {}
    func setBaudRate(_ baudRate: Int) throws(PortFault) {}
    func close() { feed.finish() }
}

/// A value that a test shares with a device's thread.
final class Locked<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) {
        self.value = Mutex(value)
    }

    func change<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
        value.withLock { value in
            var copy = value
            defer { value = copy }
            return body(&copy)
        }
    }

    func read<Result: Sendable>(_ body: (Value) -> Result) -> Result {
        change { body($0) }
    }
}

extension FakePrinter {
    /// Takes bytes as a line delivers them: questions and the marker may stand anywhere among the rest.
    mutating func takeAll(_ bytes: [UInt8]) -> [UInt8] {
        let marks = PrinterStatusQuery.allCases.map(\.bytes) + [ESCPOS.endOfJobMarker]
        var rest = bytes[...]
        var answers: [UInt8] = []
        var plain: [UInt8] = []
        while let first = rest.first {
            if let mark = marks.first(where: { rest.starts(with: $0) }) {
                if !plain.isEmpty { answers += take(plain) }
                plain = []
                answers += take(mark)
                rest = rest.dropFirst(mark.count)
            } else {
                plain.append(first)
                rest = rest.dropFirst()
            }
        }
        return plain.isEmpty ? answers : answers + take(plain)
    }
}
