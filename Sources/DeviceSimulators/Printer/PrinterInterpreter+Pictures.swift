internal import GlyphRaster
internal import QRCode

extension PrinterInterpreter {
    mutating func picture(_ letter: UInt8, _ parameters: [UInt8]) {
        switch (letter, parameters.first) {
        case (0x76, 0x30): raster(parameters)
        case (0x28, 0x6B) where parameters.count >= 5 && parameters[3] == 0x31: qr(Array(parameters.dropFirst(4)))
        case (0x28, 0x4C) where parameters.count >= 5: graphics(Array(parameters.dropFirst(4)))
        case (0x38, 0x4C) where parameters.count >= 7: graphics(Array(parameters.dropFirst(6)))
        default: noteUnknown(PrinterGrammar.groupSeparator, letter, parameters)
        }
    }

    /// `30 m xL xH yL yH d...`: x bytes a row, y rows; m doubles the width (1) and the height (2).
    private mutating func raster(_ parameters: [UInt8]) {
        let bytesPerRow = Int(parameters[2]) | Int(parameters[3]) << 8
        let picture = Self.bitmap(
            Array(parameters.dropFirst(6)), bytesPerRow: bytesPerRow, width: bytesPerRow * 8)
        guard let picture else { return }
        let scale = parameters[1] % 48
        printNoted(picture.scaled(scale & 1 == 0 ? 1 : 2, scale & 2 == 0 ? 1 : 2))
    }

    /// Function 112 `70 30 bx by c xL xH yL yH d...` stores, functions 2 and 50 print.
    private mutating func graphics(_ parameters: [UInt8]) {
        switch parameters[0] {
        case 0x70 where parameters.count > 9:
            let width = Int(parameters[5]) | Int(parameters[6]) << 8
            storedPicture = Self.bitmap(
                Array(parameters.dropFirst(9)), bytesPerRow: (width + 7) / 8, width: width)?
                .scaled(Int(parameters[2]), Int(parameters[3]))
        case 0x02, 0x32:
            if let storedPicture { printNoted(storedPicture) }
            storedPicture = nil
        default: noteUnknown(PrinterGrammar.groupSeparator, 0x28, [0x4C] + parameters)
        }
    }

    private mutating func printNoted(_ picture: MonoBitmap) {
        printPicture(picture, note: "[image \(picture.width)x\(picture.height)]")
    }

    private static func bitmap(_ data: [UInt8], bytesPerRow: Int, width: Int) -> MonoBitmap? {
        guard bytesPerRow > 0, data.count >= bytesPerRow else { return nil }
        var bitmap = MonoBitmap(width: width, height: data.count / bytesPerRow)
        for y in 0..<bitmap.height {
            for x in 0..<width where data[y * bytesPerRow + x / 8] & (0x80 >> UInt8(x % 8)) != 0 {
                bitmap[x, y] = true
            }
        }
        return bitmap
    }

    /// Functions 165 model, 167 module size, 169 correction, 180 store, 181 print, 182 size.
    private mutating func qr(_ parameters: [UInt8]) {
        let value = parameters.dropFirst().first ?? 0
        switch parameters[0] {
        case 0x41, 0x52: break
        case 0x43: mode.qr.moduleSize = min(max(Int(value), 1), 16)
        case 0x45: mode.qr.correction = value
        case 0x50: mode.qr.stored = Array(parameters.dropFirst(2))
        case 0x51: printQR()
        default: noteUnknown(PrinterGrammar.groupSeparator, 0x28, [0x6B] + parameters)
        }
    }

    private mutating func printQR() {
        guard let matrix = try? QRMatrix(bytes: mode.qr.stored, level: correction) else { return }
        var bitmap = MonoBitmap(width: matrix.size, height: matrix.size)
        for (y, row) in matrix.modules.enumerated() {
            for (x, dark) in row.enumerated() where dark { bitmap[x, y] = true }
        }
        let payload = String(decoding: mode.qr.stored, as: UTF8.self)
        printPicture(bitmap.scaled(mode.qr.moduleSize, mode.qr.moduleSize), note: "[QR \(payload)]")
    }

    private var correction: QRCorrection {
        switch mode.qr.correction {
        case 49: .medium
        case 50: .quartile
        case 51: .high
        default: .low
        }
    }
}
