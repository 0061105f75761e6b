import HubService
import QRCode

/// The page to bind a phone on.
struct SecondFactorView {
    struct Enrolment {
        /// Text for phones without a camera.
        var typed: String
        /// Side of the QR code with its quiet zone, in modules.
        var side: Int
        /// SVG path of the code.
        var path: String

        init(_ enrolment: CodeEnrolment) throws {
            let code = try QRMatrix(text: enrolment.address)
            (typed, side, path) = (enrolment.typed, code.size + 8, code.svgPath)
        }
    }

    var head: HeadView
    var isDuty: Bool
    var isEnrolled: Bool
    /// A phone was shown the secret and has to prove it.
    var asksCode = false
    var enrolment: Enrolment?
    var fault: FaultView?

    init(_ staff: SignedInStaff) {
        head = HeadView(staff)
        isDuty = staff.duty == .enrolSecondFactor
        isEnrolled = staff.hasSecondFactor
    }
}

/// The recovery codes, shown once.
struct RecoveryView {
    var head: HeadView
    var codes: [String]
}
