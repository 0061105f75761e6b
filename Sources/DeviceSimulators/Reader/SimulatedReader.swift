/// An identity-card reader on a serial line: request scanner, security module and the faults of its cable.
public struct SimulatedReader: Sendable {
    /// The module with its card.
    public var module = SecurityModule()
    /// What happens to answers on the way.
    public var faults = AnswerFaults()
    private var scanner = ModuleRequestScanner()

    /// A healthy reader with an empty field.
    public init() {}

    /// The cable brings power back: the module starts anew, and what was on the line is lost.
    public mutating func powerReturned() {
        module.restart()
        scanner = ModuleRequestScanner()
        if case .on = faults.merging { faults.merging = .on(waiting: []) }
    }

    /// Takes the host's bytes and gives what the host will receive.
    ///
    /// - Parameters:
    ///   - bytes: what arrived.
    ///   - now: a monotonic time in milliseconds.
    ///   - hostSpeed: bits a second the host has set. A module that was set to another speed than the usual
    ///     115200 hears noise at any other; at 115200 the speed is not looked at, so that plain tools can talk to it.
    public mutating func receive(_ bytes: [UInt8], atMilliseconds now: Int64, hostSpeed: Int) -> [LinePiece] {
        guard module.speed == 115_200 || module.speed == hostSpeed else { return [] }
        return scanner.append(bytes, atMilliseconds: now).flatMap { request in
            faults.pieces(of: module.answer(request).bytes)
        }
    }
}
