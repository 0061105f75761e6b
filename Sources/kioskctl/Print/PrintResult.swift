import HallCore

/// What became of a page, with the printer's state before it for the advice.
struct PrintResult {
    var outcome: PrintOutcome
    var condition: DeviceCondition
    var port: String

    var document: JSONValue {
        .object(["result": .string(word), "reason": JSONValue(trouble?.rawValue)])
    }

    var text: String {
        switch outcome {
        case .printed: "printed"
        case .notPrinted: "not printed"
        case .unknown: "unknown"
        }
    }

    /// The reason, unless the page is on paper.
    var failure: CommandFailure? {
        switch outcome {
        case .printed: nil
        case .notPrinted(let trouble): .device("nothing was printed: " + advice(for: trouble))
        case .unknown(let trouble): .device("part of the page may have come out, go and look: " + advice(for: trouble))
        }
    }

    private var word: String {
        switch outcome {
        case .printed: "printed"
        case .notPrinted: "notPrinted"
        case .unknown: "unknown"
        }
    }

    private var trouble: PrintTrouble? {
        switch outcome {
        case .printed: nil
        case .notPrinted(let trouble), .unknown(let trouble): trouble
        }
    }

    private func advice(for trouble: PrintTrouble) -> String {
        switch trouble {
        case .noPrinter: DeviceAdvice.sentence(for: condition.isUsable ? .absent : condition, port: port)
        case .unplugged: "the printer at \(port) was unplugged: check its cable and power"
        case .mute: DeviceAdvice.sentence(for: .failed(.mute), port: port)
        case .paperOut: DeviceAdvice.sentence(for: .failed(.paperOut), port: port)
        case .coverOpen: DeviceAdvice.sentence(for: .failed(.coverOpen), port: port)
        case .cutterJam: DeviceAdvice.sentence(for: .failed(.cutterJam), port: port)
        case .overheated: DeviceAdvice.sentence(for: .failed(.overheated), port: port)
        case .mechanical: DeviceAdvice.sentence(for: .failed(.mechanical), port: port)
        case .busy: "another job is inside the printer: wait until it has ended"
        case .interrupted: "the program was stopped"
        }
    }
}
