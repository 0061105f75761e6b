public import HallCore
import KioskStore
import Logging

extension Terminal {
    /// The test that is under way.
    public var runningTest: DeviceTest? { desk.testing.test }

    /// A word that differs when a page of a maintainer has to say something else.
    public var testWord: String { "\(desk.testing.state)" }

    /// Begins to wait for a card or a code.
    public func beginTest(_ test: DeviceTest) async {
        await watchMaintenance()
        guard desk.isOpen, test == .card || test == .scanner else { return }
        desk.testing.begins(test, at: surroundings.uptime())
        events.send(.devices)
    }

    /// Prints the test page; ends when the printer has said what became of it.
    public func testPrinter() async {
        guard desk.isOpen, runningTest != .printer else { return }
        let kiosk = (try? await kioskCode()) ?? ""
        let began = surroundings.uptime()
        desk.testing.begins(.printer, at: began)
        events.send(.devices)
        let number = desk.session?.number
        let outcome = await surroundings.print(PrinterTestPage.document(at: now, kiosk: kiosk))
        let (result, reason) = Self.words(for: outcome)
        let done = desk.testing.printed(result, reason, after: surroundings.uptime() - began)
        await finish(done ?? DeviceTestOutcome(test: .printer, result: result, reason: reason), by: number)
    }

    /// Says something, and waits for the maintainer's word on whether it was heard.
    public func testSound(_ utterance: Utterance) async {
        guard desk.isOpen else { return }
        guard canSpeak else {
            return await finish(DeviceTestOutcome(test: .sound, result: .failed, reason: "noVoice"))
        }
        desk.testing.begins(.sound, at: surroundings.uptime())
        await say(utterance)
    }

    /// The maintainer has heard it, or has not.
    public func judgeSound(heard: Bool) async {
        await finish(desk.testing.soundJudged(heard: heard))
    }

    /// Points of the glass that answered.
    ///
    /// - Parameter far: Whether a finger was taken for a place too far from where it was.
    public func judgeTouch(hit: Int, of points: Int, far: Bool) async {
        guard desk.isOpen else { return }
        let isWhole = hit == points
        await finish(
            DeviceTestOutcome(
                test: .touch, result: isWhole && !far ? .done : .failed,
                reason: isWhole ? (far ? "offPlace" : nil) : "missed", figure: Int64(hit)))
    }

    /// What the reader says while a maintainer is there: that a card was read and how fast, never what it says.
    func cardTested(_ event: CardEvent) async {
        let now = surroundings.uptime()
        switch event {
        case .reading:
            card.found(at: now)
            desk.testing.cardFound(at: now)
            events.send(.reading("正在读取证件，请不要移动"))
        case .failed(let fault):
            events.send(.said(fault.advice))
            await finish(desk.testing.cardFailed(fault.rawValue))
        case .removed:
            card.removed()
            events.send(.removed("证件已拿走"))
        case .read(let identity):
            card.read(identity.number)
            events.send(.said("读到一张证件，内容不显示"))
            await finish(desk.testing.cardRead(at: now))
        }
    }

    /// A code was scanned while a maintainer is there; what it says is nobody's business.
    func codeTested() async {
        events.send(.said("扫到一个码，内容不显示"))
        await finish(desk.testing.codeScanned())
    }

    /// Writes what a test came to, and tells the page.
    func finish(_ outcome: DeviceTestOutcome?, by number: String? = nil) async {
        guard let outcome else { return }
        await record(
            outcome.test.act, by: number ?? desk.session?.number, outcome.result, outcome.reason, figure: outcome.figure
        )
        events.send(.devices)
    }

    private static func words(for outcome: PrintOutcome) -> (MaintenanceEntry.Result, String?) {
        switch outcome {
        case .printed: (.done, nil)
        case .notPrinted(let trouble): (.failed, trouble.rawValue)
        case .unknown(let trouble): (.unknown, trouble.rawValue)
        }
    }
}
