/// Who did something: an office, and the person by work number.
public struct Actor: Codable, Sendable, Hashable {
    public var party: Party
    /// Absent for applicants and for what happens by itself.
    public var workNumber: String?

    /// Makes an actor.
    public init(_ party: Party, workNumber: String? = nil) {
        self.party = party
        self.workNumber = workNumber
    }

    /// What happens by itself.
    public static let system = Actor(.system)
}

/// One thing the applicant has to mend.
public struct CorrectionItem: Codable, Sendable, Hashable, Identifiable {
    /// What it is about.
    public enum Subject: Codable, Sendable, Hashable {
        case material(String)
        case field(String)
        case other
    }

    /// Unique within the case.
    public var id: String
    /// Who asks for it; the window if absent.
    public var lane: UtilityID?
    public var subject: Subject
    /// What to do, in plain words.
    public var text: String

    /// Makes an item.
    public init(id: String, lane: UtilityID?, subject: Subject, text: String) {
        self.id = id
        self.lane = lane
        self.subject = subject
        self.text = text
    }
}

extension CorrectionItem {
    /// Whether the applicant would read the same thing twice.
    func isSame(as other: CorrectionItem) -> Bool {
        subject == other.subject && (subject != .other || text == other.text)
    }
}

extension [CorrectionItem] {
    /// What the applicant would read twice stands together; never empty groups, in the list's order.
    var merged: [[CorrectionItem]] {
        reduce(into: []) { groups, item in
            if let index = groups.firstIndex(where: { $0[0].isSame(as: item) }) {
                groups[index].append(item)
            } else {
                groups.append([item])
            }
        }
    }
}

/// One list of everything the applicant has to mend, 一次性补正告知.
public struct CorrectionRound: Codable, Sendable, Hashable {
    public var items: [CorrectionItem]
    /// Absent while it is gathered.
    public var sentAt: Timestamp?
    public var mendedAt: Timestamp?
    /// Items that are mended while others are not, by id.
    public var mended: [String]?

    /// What is still to be mended.
    public var remaining: [CorrectionItem] {
        mendedAt == nil ? items.filter { !(mended ?? []).contains($0.id) } : []
    }

    /// What the applicant reads: what several utilities ask for stands there once.
    public var list: [(text: String, lanes: [UtilityID?])] {
        items.merged.map { ($0[0].text, $0.map(\.lane)) }
    }

    /// Whether a lane waits for it: it asked for something, or the window asked for all.
    public func concerns(_ lane: UtilityID) -> Bool {
        items.contains { $0.lane ?? lane == lane }
    }
}

/// A paper that was handed in.
public struct Receiving: Codable, Sendable, Hashable {
    public var at: Timestamp
    public var by: Actor
}

/// When all come together for the survey.
public struct SurveyPlan: Codable, Sendable, Hashable {
    /// Hours each utility can come.
    public var offers: [UtilityID: [LocalHour]] = [:]
    public var hour: LocalHour?
    /// How often the applicant could not keep an hour.
    public var postponed = 0
}

/// A form of the pack that an office filled for one lane, or for the case.
public struct FilledSheet: Codable, Sendable, Hashable {
    /// The id of a form.
    public var form: String
    public var lane: UtilityID?
    /// By field id.
    public var answers: [String: String]

    /// Makes a sheet.
    public init(form: String, lane: UtilityID?, answers: [String: String]) {
        self.form = form
        self.lane = lane
        self.answers = answers
    }
}

/// The applicant wants to withdraw, and somebody has to agree.
public struct WithdrawalRequest: Codable, Sendable, Hashable {
    public var lanes: [UtilityID]
    public var askedAt: Timestamp
}

/// Papers on their way from one office to another: an event with two parties.
public struct HandOver: Codable, Sendable, Hashable, Identifiable {
    public var id: String
    /// What was given, in words.
    public var papers: [String]
    public var from: Actor
    public var to: Party
    public var givenAt: Timestamp
    public var takenBy: Actor?
    public var takenAt: Timestamp?
}

/// What the applicant says of the service, 好差评.
public struct Evaluation: Codable, Sendable, Hashable {
    /// 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意.
    public var score: Int
    public var text: String?

    /// Makes one; nil for a score outside 1 to 5.
    public init?(score: Int, text: String? = nil) {
        guard (1...5).contains(score) else { return nil }
        self.score = score
        self.text = text
    }

    /// The words for a score.
    public static func title(_ score: Int) -> String {
        ["非常不满意", "不满意", "基本满意", "满意", "非常满意"][min(max(score, 1), 5) - 1]
    }
}
