/// What comes out of the printer.
public enum PrinterEffect: Sendable, Hashable {
    /// Bytes to the host.
    case reply([UInt8])
    /// A piece of paper that was cut off.
    case strip(PaperStrip)
}
