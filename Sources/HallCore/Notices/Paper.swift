/// A printed paper by meaning, with everything filled in. One model; a slip printer, a page and a PDF each draw it.
public struct Paper: Sendable, Hashable, Codable {
    /// Where a line stands.
    public typealias Alignment = ReceiptDocument.Alignment
    /// How large a line is.
    public typealias Size = ReceiptDocument.Size

    /// A label and what stands beside it.
    public struct Field: Sendable, Hashable, Codable {
        public var label: String
        public var value: String
        public var style: FieldStyle

        /// Makes a field.
        public init(label: String, value: String, style: FieldStyle = .plain) {
            self.label = label
            self.value = value
            self.style = style
        }
    }

    /// How a field is drawn.
    public enum FieldStyle: String, Sendable, Hashable, Codable {
        case plain
        /// Something a person types again elsewhere, such as the case number: large.
        case prominent
        /// Nothing is known; there is room to write by pen.
        case blank
    }

    /// Columns with their titles; every row has as many cells.
    public struct Table: Sendable, Hashable, Codable {
        public var columns: [String]
        public var rows: [[String]]

        /// Makes a table.
        public init(columns: [String], rows: [[String]]) {
            self.columns = columns
            self.rows = rows
        }
    }

    /// Lines that belong together.
    public struct List: Sendable, Hashable, Codable {
        public var items: [String]
        public var marks: Marks

        /// Makes a list.
        public init(items: [String], marks: Marks) {
            self.items = items
            self.marks = marks
        }

        /// What stands before each line.
        public enum Marks: String, Sendable, Hashable, Codable { case dots, numbers, none }
    }

    /// What there is to choose from, the chosen ones ticked.
    public struct Choices: Sendable, Hashable, Codable {
        public var label: String
        public var options: [Option]

        public struct Option: Sendable, Hashable, Codable {
            public var text: String
            public var isTicked: Bool
        }
    }

    /// A place to sign.
    public struct Signature: Sendable, Hashable, Codable {
        public var label: String
        public var date: Date
        /// The `d` of an SVG path in a field of 1000 × 500, if it was signed on the screen.
        public var drawing: String?

        /// Makes a place to sign.
        public init(label: String, date: Date, drawing: String?) {
            self.label = label
            self.date = date
            self.drawing = drawing
        }

        /// What stands where the date goes.
        public enum Date: Sendable, Hashable, Codable {
            case none, blank
            case written(String)
        }
    }

    /// Titles by rank.
    public enum Rank: String, Sendable, Hashable, Codable { case title, section }

    /// One piece of the paper, from top to bottom.
    public enum Block: Sendable, Hashable, Codable {
        case heading(String, Rank)
        case text(String, align: Alignment = .left, size: Size = .normal, bold: Bool = false)
        case fields([Field])
        case table(Table)
        case list(List)
        case choices(Choices)
        /// The payload of a QR code.
        case code(String)
        case signature(Signature)
        case rule
        /// Blank height in millimetres.
        case space(Int)
    }

    /// What the paper is called.
    public var title: String
    /// The number of the case it belongs to.
    public var number: String
    public var blocks: [Block]

    /// Makes a paper of its blocks, from top to bottom.
    public init(title: String, number: String, blocks: [Block]) {
        self.title = title
        self.number = number
        self.blocks = blocks
    }
}

extension Paper: Concealed {}
