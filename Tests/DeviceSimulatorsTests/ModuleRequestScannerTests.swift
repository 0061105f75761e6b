import DeviceSimulators
import Testing

@Suite struct ModuleRequestScannerTests {
    private static let stream = bytes("00 AA AA") + request(0x20, 0x01) + request(0x61, 0xFF, 0x50)
    private static let expected: [ModuleRequest] = [.command(0x20, 0x01, []), .command(0x61, 0xFF, [0x50])]

    @Test func `requests are found in noise, whole and merged`() {
        var scanner = ModuleRequestScanner()
        #expect(scanner.append(Self.stream, atMilliseconds: 0) == Self.expected)
    }

    @Test func `requests are found byte by byte`() {
        var scanner = ModuleRequestScanner()
        #expect(Self.stream.flatMap { scanner.append([$0], atMilliseconds: 0) } == Self.expected)
    }

    @Test func `half a request is forgotten after a pause`() {
        var scanner = ModuleRequestScanner()
        let whole = request(0x20, 0x01)
        #expect(scanner.append(Array(whole.prefix(8)), atMilliseconds: 0) == [])
        #expect(scanner.append(Array(whole.dropFirst(8)), atMilliseconds: 501) == [])
        #expect(scanner.append(whole, atMilliseconds: 502) == [.command(0x20, 0x01, [])])
    }
}
