/// Puts composed blocks in order: ranks of headings, what is centred, nothing that announces nothing.
enum PaperTidying {
    /// - Parameter marks: lines said under the title, such as 第 2 份.
    static func tidy(_ blocks: [Paper.Block], marks: [Paper.Block]) -> [Paper.Block] {
        centred(withoutLooseEnds(ranked(blocks, marks: marks)))
    }

    /// The first heading is the title; the marks follow it.
    private static func ranked(_ blocks: [Paper.Block], marks: [Paper.Block]) -> [Paper.Block] {
        guard let title = blocks.firstIndex(where: \.isHeading),
            case .heading(let text, _) = blocks[title]
        else {
            return marks + blocks
        }
        return blocks[..<title] + [.heading(text, .title)] + marks + blocks[(title + 1)...]
    }

    /// Without sections that have nothing under them and without rules that part nothing.
    private static func withoutLooseEnds(_ blocks: [Paper.Block]) -> [Paper.Block] {
        var kept: [Paper.Block] = []
        for block in blocks.reversed() {
            switch block {
            case .heading(_, .section):
                if let next = kept.last, next != .rule, !next.isHeading { kept.append(block) }
            case .rule:
                if let next = kept.last, next != .rule { kept.append(block) }
            default: kept.append(block)
            }
        }
        return kept.reversed()
    }

    /// Under the title only a second title is centred, not a sentence.
    private static func announced(by above: ArraySlice<Paper.Block>, _ text: String) -> Bool {
        above.last { !$0.isText }?.isCode ?? false || !text.contains { "。：；".contains($0) }
    }

    /// What stands above the title, right under it and right under the code is centred.
    private static func centred(_ blocks: [Paper.Block]) -> [Paper.Block] {
        let title = blocks.firstIndex(where: \.isHeading) ?? 0
        var follows = true
        return blocks.enumerated().map { index, block in
            guard case .text(let text, let align, let size, let bold) = block else {
                follows = index <= title || block.isCode
                return block
            }
            guard follows, align == .left, index < title || announced(by: blocks[..<index], text) else {
                return block
            }
            return .text(text, align: .centre, size: size, bold: bold || index < title)
        }
    }
}

extension Paper.Block {
    fileprivate var isHeading: Bool { if case .heading = self { true } else { false } }
    fileprivate var isCode: Bool { if case .code = self { true } else { false } }
    fileprivate var isText: Bool { if case .text = self { true } else { false } }
}
