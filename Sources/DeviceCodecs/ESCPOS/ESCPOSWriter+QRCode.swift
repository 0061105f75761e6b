extension ESCPOSWriter {
    /// Side of a printed QR code that cheap scanners and telephones read well: 30 mm at 8 dots a millimetre.
    private static let wantedDots = 240
    /// White around a code, in modules on each side.
    private static let quietModules = 4

    /// A QR code with correction level M, centred, drawn by the printer itself: as dots it would take seconds on a slow
    /// line. 30 mm wide where the paper allows. The payload is printed as UTF-8, at most 2331 bytes.
    public mutating func qrCode(_ payload: String) {
        let bytes = Array(payload.utf8)
        let most = QRCapacity.modules(byteCount: bytes.count)
        let least = QRCapacity.isAlphanumeric(bytes) ? QRCapacity.modules(alphanumericCount: bytes.count) : most
        let wanted = (Self.wantedDots + least - 1) / least
        let fitting = max(1, paper.dots / (most + 2 * Self.quietModules))
        let code = ESCPOS.qrCode(bytes, moduleDots: UInt8(clamping: min(wanted, fitting, 16)))
        // An empty line above and below keeps text out of the white that readers need around a code.
        append(ESCPOS.align(.centre) + ESCPOS.lineFeed + code + ESCPOS.lineFeed + ESCPOS.align(.left))
    }
}
