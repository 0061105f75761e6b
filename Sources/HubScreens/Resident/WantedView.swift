import HallCore

/// A paper that can be sent by phone, as the tracking page shows it. What may be absent is a list.
struct WantedView {
    var wantedID: String
    var wantedTitle: String
    var wantedState: String
    var wantedStyle: String
    var wantedNotes: [String]
    var wantedMistakes: [String]
    var wantedButton: String

    init(_ wanted: WantedPaper, in pack: PolicyPack, mistake: UploadMistake?) {
        wantedID = wanted.material.id
        wantedTitle = wanted.material.title
        wantedNotes = wanted.text.map { [$0] } ?? []
        wantedButton = "上传"
        switch wanted.state {
        case .missing: (wantedState, wantedStyle) = (wanted.material.required ? "还没有" : "还没有（选交）", "ask")
        case .sent(let pages):
            (wantedState, wantedStyle, wantedButton) = ("已传 \(pages) 页，等窗口核对", "ended", "再传几页")
        case .sentBack(let reason):
            (wantedState, wantedStyle, wantedButton) = ("窗口退回", "stopped", "重新上传")
            wantedNotes.append("退回的原因：\(reason)")
        }
        if wanted.state == .missing, let until = wanted.material.deferrable?.until {
            wantedNotes.append("“\(pack.stage(until)?.title ?? until)”前交")
        }
        wantedMistakes = mistake.flatMap { $0.material == wanted.material.id ? [$0.text] : nil } ?? []
    }
}
