import HallCore

/// What a lane's form posts.
struct LaneForm: GuardedForm {
    enum Button: String, Decodable {
        case accept
        case correct
        case resume
        case advance
        case complete
        case refuse
    }

    var token: String
    var version: Int
    var action: Button
    var stage: String?
    var text: String?

    var laneAction: LaneAction {
        switch action {
        case .accept: .accept
        case .correct: .requestCorrection(text ?? "")
        case .resume: .correctionReceived
        case .advance: .advance(to: stage ?? "")
        case .complete: .complete
        case .refuse: .refuse(reason: text ?? "")
        }
    }
}

/// What went wrong with a lane's form; keeps what was typed.
struct LaneTrouble {
    var utility: UtilityID
    var text: String
    var form: LaneForm

    func typed(for button: LaneForm.Button) -> String? {
        form.action == button ? form.text ?? "" : nil
    }
}
