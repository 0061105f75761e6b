import ArgumentParser
import DeviceDrivers
import Foundation
import GlyphRaster
import HallCore

/// `print test`
struct PrintTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Print the test page and say what became of it.",
        discussion: """
            The page shows sizes, columns, rare characters and a QR code. The result is 'printed', 'notPrinted' \
            (provably nothing came out) or 'unknown' (go and look); only 'printed' is success. The daemon holds the \
            port while it runs: stop it first.
            """)

    @OptionGroup var device: PortOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let profile = try device.deviceProfile(role: .receiptPrinter, usual: "escpos-80")
        let result = await TestPrinting(device: device, profile: profile).run(at: Self.now)
        output.print(result.document, text: result.text)
        if let failure = result.failure { throw failure }
    }

    private static var now: Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}

/// One test page on one printer.
private struct TestPrinting {
    let device: PortOptions
    let profile: DeviceProfile

    /// Longer than an unanswered round of status questions takes.
    private static let startingPatience = Duration.seconds(6)

    func run(at now: Timestamp) async -> PrintResult {
        let (conditions, feed) = AsyncStream<DeviceCondition>.makeStream()
        let printer = ReceiptPrinter(
            port: device.configuration, profile: profile, glyphs: GlyphRasteriser(), logger: device.logger,
            onCondition: { feed.yield($0) })
        let work = Task { await printer.run() }
        // A page handed over before the port is open would be refused for want of a printer.
        await Self.waitUntilKnown(conditions, feed)
        let before = await printer.condition
        let outcome = await printer.print(PrinterTestPage.document(at: now, kiosk: device.port))
        work.cancel()
        await work.value
        return PrintResult(outcome: outcome, condition: before, port: device.port)
    }

    private static func waitUntilKnown(
        _ conditions: AsyncStream<DeviceCondition>, _ feed: AsyncStream<DeviceCondition>.Continuation
    ) async {
        let timer = Task {
            try await Task.sleep(for: startingPatience)
            feed.finish()
        }
        defer { timer.cancel() }
        for await condition in conditions where condition != .starting { return }
    }
}
