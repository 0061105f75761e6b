/// A slip of paper by meaning; paper width, characters and dots are the printer driver's business.
public struct ReceiptDocument: Sendable, Hashable, Codable {
    /// Where a line stands.
    public enum Alignment: String, Sendable, Hashable, Codable { case left, centre, right }

    /// How large a line is.
    public enum Size: String, Sendable, Hashable, Codable {
        case normal
        /// Double height.
        case tall
        /// Double width and height.
        case double
    }

    /// One piece of the slip, from top to bottom.
    public enum Block: Sendable, Hashable, Codable {
        /// A centred title in double size.
        case heading(String)
        case text(String, align: Alignment = .left, size: Size = .normal, bold: Bool = false)
        /// A label at the left and its value at the right, on one line where they fit.
        case pair(label: String, value: String)
        /// A line across the paper.
        case rule
        /// A QR code, centred, at least 30 mm wide where the paper allows.
        case qr(String)
        case feed(lines: Int)
        case cut
    }

    /// In printing order.
    public var blocks: [Block]

    /// Makes a document of blocks in printing order.
    public init(blocks: [Block]) {
        self.blocks = blocks
    }
}

extension ReceiptDocument: Concealed {}
