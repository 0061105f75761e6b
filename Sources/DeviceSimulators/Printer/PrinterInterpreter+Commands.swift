extension PrinterInterpreter {
    mutating func command(
        _ lead: UInt8, _ letter: UInt8, _ parameters: [UInt8], _ condition: PrinterCondition
    ) -> [PrinterEffect] {
        switch lead {
        case PrinterGrammar.escape: return escape(letter, parameters, condition)
        case PrinterGrammar.fileSeparator:
            fileSeparator(letter, parameters)
            return []
        default: return groupSeparator(letter, parameters, condition)
        }
    }

    private mutating func escape(
        _ letter: UInt8, _ parameters: [UInt8], _ condition: PrinterCondition
    ) -> [PrinterEffect] {
        let value = parameters.first ?? 0
        switch letter {
        case 0x40: initialise()
        case 0x64: feedLines(Int(value))
        case 0x4A: feedDots(Int(value))
        case 0x24: line.x = Int(value) | Int(parameters[1]) << 8
        case 0x5C: line.x += Int(value) | Int(parameters[1]) << 8
        case 0x69, 0x6D: return [.strip(canvas.cut())]
        case 0x76: return [.reply([condition.paperSensor])]
        // Tables, colours, panel button, sensor choice and drawer leave no trace on this paper.
        case 0x74, 0x52, 0x63, 0x72, 0x70, 0x3D, 0x55, 0x44, 0x20, 0x56, 0x54: break
        default: if !setMode(letter, value) { noteUnknown(PrinterGrammar.escape, letter, parameters) }
        }
        return []
    }

    private mutating func setMode(_ letter: UInt8, _ value: UInt8) -> Bool {
        switch letter {
        case 0x61: setAlignment(value)
        case 0x45, 0x47: mode.weight = value & 1 == 1 ? .bold : .regular
        case 0x2D: mode.underline = Int(value) % 48 % 3
        case 0x4D: mode.font = value & 1 == 1 ? .b : .a
        case 0x21: setPrintMode(value)
        case 0x32: mode.lineSpacing = PrinterMode().lineSpacing
        case 0x33: mode.lineSpacing = Int(value)
        default: return false
        }
        return true
    }

    private mutating func fileSeparator(_ letter: UInt8, _ parameters: [UInt8]) {
        let value = parameters.first ?? 0
        switch letter {
        case 0x26, 0x2E, 0x53, 0x43: break
        case 0x21:
            mode.widthFactor = value & 0x04 == 0 ? 1 : 2
            mode.heightFactor = value & 0x08 == 0 ? 1 : 2
            mode.underline = value & 0x80 == 0 ? 0 : 1
        case 0x2D: mode.underline = Int(value) % 48 % 3
        case 0x57:
            mode.widthFactor = value & 1 == 1 ? 2 : 1
            mode.heightFactor = mode.widthFactor
        default: noteUnknown(PrinterGrammar.fileSeparator, letter, parameters)
        }
    }

    private mutating func groupSeparator(
        _ letter: UInt8, _ parameters: [UInt8], _ condition: PrinterCondition
    ) -> [PrinterEffect] {
        let value = parameters.first ?? 0
        switch letter {
        case 0x21:
            mode.widthFactor = Int(value >> 4 & 7) + 1
            mode.heightFactor = Int(value & 7) + 1
        case 0x42: mode.ink = value & 1 == 1 ? .whiteOnBlack : .blackOnWhite
        case 0x4C: mode.leftMargin = Int(value) | Int(parameters[1]) << 8
        case 0x57: mode.areaWidth = Int(value) | Int(parameters[1]) << 8
        case 0x56: return cut(parameters)
        case 0x72: return [.reply([value % 48 == 1 ? condition.paperSensor : 0x00])]
        case 0x49: return [.reply(Self.identity(value))]
        case 0x61: return setAutomaticStatus(value, condition)
        case 0x28, 0x38, 0x76: picture(letter, parameters)
        // Height, width, font and place of bar codes, which this printer does not draw.
        case 0x48, 0x66, 0x68, 0x77, 0x50, 0x62: break
        default: noteUnknown(PrinterGrammar.groupSeparator, letter, parameters)
        }
        return []
    }

    /// ESC @ drops the line that is being composed and restores the power-on settings; what was received stays.
    private mutating func initialise() {
        line = PrintLine()
        mode = PrinterMode()
        storedPicture = nil
    }

    private mutating func feedLines(_ count: Int) {
        if !line.isEmpty { finishLine() }
        canvas.feed(count * mode.lineSpacing)
    }

    private mutating func feedDots(_ count: Int) {
        if !line.isEmpty { printLine() }
        canvas.feed(count)
    }

    private mutating func setAlignment(_ value: UInt8) {
        guard line.isEmpty else { return }
        switch value % 48 {
        case 1: mode.alignment = .centre
        case 2: mode.alignment = .right
        default: mode.alignment = .left
        }
    }

    private mutating func setPrintMode(_ value: UInt8) {
        mode.font = value & 0x01 == 0 ? .a : .b
        mode.weight = value & 0x08 == 0 ? .regular : .bold
        mode.heightFactor = value & 0x10 == 0 ? 1 : 2
        mode.widthFactor = value & 0x20 == 0 ? 1 : 2
        mode.underline = value & 0x80 == 0 ? 0 : 1
    }

    /// Forms 0, 1 cut where the paper lies; 65, 66 first feed the printed part past the cutter and n dots more.
    private mutating func cut(_ parameters: [UInt8]) -> [PrinterEffect] {
        if !line.isEmpty { finishLine() }
        if parameters.count == 2 { canvas.feed(PaperCanvas.cutterDistance + Int(parameters[1])) }
        return [.strip(canvas.cut())]
    }

    private mutating func setAutomaticStatus(_ mask: UInt8, _ condition: PrinterCondition) -> [PrinterEffect] {
        automaticStatusMask = mask
        return mask == 0 ? [] : [.reply(condition.automaticStatus)]
    }

    /// GS I: ids are one byte, texts are 5F text 00.
    private static func identity(_ which: UInt8) -> [UInt8] {
        switch which {
        case 1, 49: [0x20]
        case 2, 50: [0x03]
        case 3, 51: [0x01]
        case 65: text("1.00")
        case 66: text("SIMULATED")
        case 67: text("KS-80")
        case 68: text("KS80000001")
        case 69: text("GB18030")
        default: []
        }
    }

    private static func text(_ text: String) -> [UInt8] {
        [0x5F] + text.utf8 + [0x00]
    }
}
