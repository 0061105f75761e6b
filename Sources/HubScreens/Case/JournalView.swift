import HallCore
import HubService

/// One line of a case's journal.
struct JournalLine {
    var when: String
    var what: String
    var who: String

    init(_ entry: CaseEntry, _ pack: PolicyPack) {
        when = entry.at.chineseShort
        what = entry.event.title(in: pack)
        who = entry.by.party == .system ? "系统" : entry.by.words(in: pack)
    }

    /// The newest first; the submission is the last.
    static func lines(_ scene: CaseScene) -> [JournalLine] {
        scene.file.journal.reversed().map { JournalLine($0, scene.pack) }
    }
}
