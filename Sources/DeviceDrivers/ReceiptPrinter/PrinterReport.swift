import DeviceCodecs
import HallCore

/// What a printer's machine tells its driver.
enum PrinterReport: Sendable, Equatable {
    case condition(DeviceCondition)
    /// A job has ended, as far as it ever will.
    case finished(job: Int, PrintOutcome)
}

/// What a printer is asked.
enum PrinterCommand: Sendable {
    /// Print this; the number names it in the report.
    case print(job: Int, PrintJob)
}

extension PrinterProblem {
    /// For the receipt.
    var trouble: PrintTrouble {
        switch self {
        case .coverOpen: .coverOpen
        case .paperOut: .paperOut
        case .cutterJam: .cutterJam
        case .overheated: .overheated
        case .unrecoverable, .offline: .mechanical
        }
    }

    /// For the printer.
    var fault: DeviceFault {
        switch self {
        case .coverOpen: .coverOpen
        case .paperOut: .paperOut
        case .cutterJam: .cutterJam
        case .overheated: .overheated
        case .unrecoverable, .offline: .mechanical
        }
    }
}

extension PrinterStatus {
    /// The printer's condition by what it says of itself.
    var condition: DeviceCondition {
        if let problem { return .failed(problem.fault) }
        return isPaperLow ? .degraded(.paperLow) : .ready
    }
}
