import HallCore

/// The queue as a table to take away.
enum QueueTable {
    static func text(_ rows: [QueuePage.Row]) -> String {
        CSVText.text(
            ["紧急程度", "到期", "要办的事", "办件编号", "申请人", "项目", "办理单位", "等待自"],
            rows.map { [$0.due.words, $0.due.at, $0.work, $0.number, $0.applicant, $0.lane, $0.office, $0.since] })
    }
}
