public import DeviceCodecs

/// What is special about a model of receipt printer.
public struct PrinterSettings: Hashable, Sendable, Codable {
    public var baudRate = 115_200
    /// Dots of the print head.
    public var dots = 576
    /// Narrow characters a line.
    public var columns = 48
    /// Bytes sent before the printer is asked how it is. At most what its receive buffer surely holds.
    public var bandBytes = 1024
    /// The Han characters of the built-in font.
    public var characterSet = ROMCoverage.CharacterSet.gbk
    /// Characters the built-in font lacks although its set has them.
    public var missingCharacters = ""
    /// How long an answer to a status question may take.
    public var answerMilliseconds = 500
    /// How often the idle printer is asked how it is.
    public var pollMilliseconds = 2000
    /// How long one band may stay unsent because the printer takes no more.
    public var stallMilliseconds = 10_000
    /// How long a whole job may take from its last byte until it is on paper.
    public var finishMilliseconds = 15_000

    public init() {}

    /// The paper this model prints on.
    public var paper: PaperWidth { PaperWidth(dots: dots, columns: columns) }

    /// What the built-in font can print.
    public var coverage: ROMCoverage { ROMCoverage(characterSet: characterSet, missing: Set(missingCharacters)) }
}
