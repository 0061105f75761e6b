/// A text of a paper template, taken apart into what stands there and what is put in.
public struct PaperText: Sendable, Hashable {
    /// A part of the text.
    public enum Piece: Sendable, Hashable {
        case literal(String)
        case variable(String)
    }

    public let pieces: [Piece]

    /// Reads `编号：{case.number}`. A brace that does not close stands for itself.
    public init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            pieces.append(.variable(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        self.pieces = pieces
    }

    /// The names in braces, in order.
    public var variables: [String] {
        pieces.compactMap { if case .variable(let name) = $0 { name } else { nil } }
    }

    /// The text with the values put in; a variable without a value leaves nothing.
    public func filled(_ value: (String) -> String?) -> String {
        pieces.map {
            switch $0 {
            case .literal(let text): text
            case .variable(let name): value(name) ?? ""
            }
        }.joined()
    }
}

/// The variables there are.
public enum PaperVariables {
    /// Those of the whole paper, besides `field:<field id>`, `masked:<field id>` and `fact:<fact id>`.
    public static let paper: Set<String> = [
        "case.number", "case.submitted", "pack.title", "hall.name", "hall.phone", "applicant",
        "applicant.masked",
        "today", "asOf", "copy", "form.title", "matters", "appointment",
    ]

    /// Those of one entry of a source.
    public static func entry(of source: PaperTemplate.Source) -> Set<String> {
        switch source {
        case .lanes:
            [
                "utility", "company", "matter", "business", "status", "stage", "phone", "contact",
                "message", "updated",
            ]
        case .promises: ["title", "due", "clause", "text", "utility", "company"]
        case .materialsReceived, .materialsMissing: ["title"]
        case .materialsDeferred: ["title", "until", "collector"]
        case .problems: ["label", "message"]
        case .departments: ["name"]
        case .approvals: ["title", "limit", "departments"]
        case .fees: ["title", "text", "payer", "basis"]
        case .commitments: ["text"]
        case .guides: ["title", "text", "clause"]
        }
    }
}

extension PaperTemplate {
    /// Every text with the source it repeats for.
    public var texts: [(text: PaperText, each: Source?)] {
        blocks.flatMap { block -> [(PaperText, Source?)] in
            switch block {
            case .heading(let text), .text(let text): [(PaperText(text), nil)]
            case .fields(let pairs):
                pairs.flatMap { [(PaperText($0.label), nil), (PaperText($0.value), nil)] }
            case .list(let list): [(PaperText(list.item), list.each)]
            case .table(let table): table.columns.map { (PaperText($0.value ?? ""), table.each) }
            case .choices, .code, .signature, .rule, .space: []
            }
        }
    }
}
