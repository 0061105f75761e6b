/// SW3, the module's verdict on a request. Values that only some vendors list are included.
public enum SDTStatus: UInt8, CaseIterable, Sendable {
    case done = 0x90
    case cardFound = 0x9F
    /// The card has no such item: normal for a new address.
    case noSuchItem = 0x91
    case requestChecksumWrong = 0x10
    /// Wrong length of the request; two vendors say that the module ran out of time while receiving it.
    case requestLengthWrong = 0x11
    case requestNotAcceptable = 0x21
    case notPermitted = 0x23
    case unknownError = 0x24
    case cardRejectedModule = 0x31
    case moduleRejectedCard = 0x32
    case dataNotVerified = 0x33
    case noCardFoundYet = 0x34
    case fingerprintNotVerified = 0x37
    case dataLengthWrong = 0x3F
    case cardTypeUnknown = 0x40
    case readFailed = 0x41
    case noRandomNumber = 0x47
    case writeFailed = 0x50
    case selfTestFailed = 0x60
    case loginFailed = 0x61
    case moduleNotAuthorised = 0x66
    case noCard = 0x80
    case selectFailed = 0x81

    /// What a host had better do next.
    public enum Advice: Sendable, Hashable {
        /// Go on with the next request.
        case proceed
        /// No card lies there: ask again after the polling interval.
        case pollOn
        /// Begin again with find.
        case findAgain
        /// The line spoiled the request: send it once more.
        case resend
        /// The card could not be read: have it put again.
        case putCardAgain
        /// The card or the module refused the other's proof: have it put again, and count.
        case distrustCard
        /// Not a card this module can read.
        case wrongCard
        /// This module does not do what was asked.
        case unsupported
        /// Reset the module and try again.
        case resetModule
        /// The module is of no use until somebody replaces or authorises it.
        case outOfOrder
    }

    public var advice: Advice {
        switch self {
        case .done, .cardFound, .noSuchItem, .fingerprintNotVerified: .proceed
        case .noCard: .pollOn
        case .selectFailed, .noCardFoundYet: .findAgain
        case .requestChecksumWrong, .requestLengthWrong: .resend
        case .readFailed, .noRandomNumber, .dataLengthWrong: .putCardAgain
        case .cardRejectedModule, .moduleRejectedCard, .dataNotVerified: .distrustCard
        case .cardTypeUnknown: .wrongCard
        case .requestNotAcceptable, .notPermitted, .writeFailed, .loginFailed: .unsupported
        case .unknownError, .selfTestFailed: .resetModule
        case .moduleNotAuthorised: .outOfOrder
        }
    }
}
