import HallCore

/// What a maintainer does about a device.
enum DeviceAdvice {
    static func sentence(for condition: DeviceCondition, port: String) -> String {
        switch condition {
        case .absent: "no device at \(port): plug it in, or look with 'kioskctl devices list' where it is"
        case .starting: "the device at \(port) did not finish starting: try again"
        case .ready: "the device at \(port) is ready"
        case .degraded(.paperLow): "the printer at \(port) is low on paper: put a new roll in soon"
        case .degraded(.unsteadyLine): "the line to \(port) is unsteady: check the cable and keep it away from mains"
        case .failed(let fault): sentence(for: fault, port: port)
        }
    }

    private static func sentence(for fault: DeviceFault, port: String) -> String {
        switch fault {
        case .portRefused:
            "\(port) cannot be opened: stop the program that holds it (kioskd, ModemManager, brltty), "
                + "run as root or in the group of the device node (dialout), and see that it is a serial port"
        case .mute:
            "the device at \(port) does not answer: check its power and cable, and that it is the device you mean"
        case .garbled:
            "the device at \(port) answers unintelligibly: check the cable, and that it is the device you mean"
        case .notAuthorised: "the reader's security module is not authorised: have its supplier authorise or replace it"
        case .selfTestFailed: "the reader's security module failed its self-test: replace the reader"
        case .paperOut: "the printer is out of paper: put a new roll in"
        case .coverOpen: "the printer's cover is open: close it"
        case .cutterJam: "the printer's cutter or paper is jammed: open the cover and clear it"
        case .overheated: "the print head is too hot: let it cool down"
        case .mechanical: "the device reports a fault that only a technician can clear"
        }
    }
}
