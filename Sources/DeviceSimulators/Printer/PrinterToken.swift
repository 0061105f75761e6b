/// One unit of the printer's input after the command grammar has been applied.
enum PrinterToken: Sendable, Hashable {
    /// A printable character: one byte, or two or four of GB18030 in Chinese mode.
    case character([UInt8])
    /// LF, CR, HT and other bytes below 20 that stand alone.
    case control(UInt8)
    /// A command with its leading byte (1B, 1C, 1D), its letter and all its parameters and data.
    case command(lead: UInt8, letter: UInt8, parameters: [UInt8])
}
