internal import CQREncode

/// How much of a QR code may be damaged before it can no longer be read.
public enum QRCorrection: Sendable, CaseIterable {
    /// About 7 % of the code words can be restored.
    case low
    /// About 15 %.
    case medium
    /// About 25 %.
    case quartile
    /// About 30 %.
    case high

    var level: QRecLevel {
        switch self {
        case .low: QR_ECLEVEL_L
        case .medium: QR_ECLEVEL_M
        case .quartile: QR_ECLEVEL_Q
        case .high: QR_ECLEVEL_H
        }
    }
}
