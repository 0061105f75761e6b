internal import CQREncode

/// The dark and light modules of one QR code (ISO/IEC 18004, model 2), without quiet zone.
public struct QRMatrix: Sendable, Hashable {
    /// Rows from the top, each from the left; true is dark.
    public let modules: [[Bool]]

    /// Modules along one side: 21 to 177.
    public var size: Int { modules.count }

    /// Encodes a text in the smallest version that holds it: capitals and digits in their own modes, all else as UTF-8.
    public init(text: String, level: QRCorrection = .medium) throws(QRProblem) {
        guard !text.isEmpty else { throw .empty }
        guard let code = QRcode_encodeString(text, 0, level.level, QR_MODE_8, 1) else {
            throw .tooLong(bytes: text.utf8.count)
        }
        self.init(taking: code)
    }

    /// Encodes bytes in 8-bit mode in the smallest version that holds them.
    public init(bytes: [UInt8], level: QRCorrection = .medium) throws(QRProblem) {
        guard !bytes.isEmpty else { throw .empty }
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, level.level) else {
            throw .tooLong(bytes: bytes.count)
        }
        self.init(taking: code)
    }

    /// Frees what the library has made.
    private init(taking code: UnsafeMutablePointer<QRcode>) {
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        // libqrencode keeps the colour of a module in the lowest bit and its role in the others.
        let cells = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
        modules = (0..<width).map { row in (0..<width).map { cells[row * width + $0] & 1 == 1 } }
    }
}
