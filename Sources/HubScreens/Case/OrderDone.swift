import HallCore

/// What an order did to a case: the entries it wrote, by version.
struct OrderDone {
    var from: Int
    var to: Int

    /// `4-6`: after version 4, up to 6.
    var text: String { "\(from)-\(to)" }

    init(from: Int, to: Int) {
        (self.from, self.to) = (from, to)
    }

    /// Reads the text; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "-").map { Int($0) }
        guard parts.count == 2, let from = parts[0], let to = parts[1], 0 <= from, from < to else { return nil }
        self.init(from: from, to: to)
    }

    /// What people read when it is done; nil when the journal has no such entries.
    func words(_ journal: [CaseEntry], in pack: PolicyPack) -> String? {
        let entries = journal.filter { from < $0.version && $0.version <= to }
        guard !entries.isEmpty else { return nil }
        return "已保存：" + entries.map { $0.event.title(in: pack) }.joined(separator: "；") + "。"
    }
}
