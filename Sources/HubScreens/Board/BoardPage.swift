import HallCore

/// What a supervisor watches: what is overdue now, which limits are kept, what applicants say, how the terminals are.
struct BoardPage {
    struct Tile {
        var tileTitle: String
        var tileValue: String
        var tileStyle: String
    }

    struct Month {
        var month: String
        var monthWords: String
        var isChosen: Bool
    }

    struct Table {
        var tableID: String
        var tableTitle: String
        var column: String
        var chart: [BarChart]
        var lines: [Line]
        var hasLines: Bool
    }

    struct Line {
        var lineName: String
        var ended: Int
        var kept: Int
        var late: Int
        var breached: Int
        var open: Int
        var share: String
        /// Working time each took in the middle.
        var mean: String
    }

    struct Score {
        var scoreTitle: String
        var scoreCount: Int
        var scoreShare: String
    }

    struct Alert {
        var alertID: String
        var alertHref: String
        var alertNumber: String
        var alertText: String
        var alertAt: String
        var alertToken: String
    }

    /// A message that did not reach an outside system.
    struct Stuck {
        var stuckSince: String
        var stuckAge: String
        var stuckSystem: String
        var stuckState: String
        var stuckStyle: String
        /// Number and link of the case, if it tells of one.
        var cases: [Link]

        struct Link {
            var stuckNumber: String
            var stuckHref: String
        }
    }

    struct Terminal {
        var kiosk: String
        var heard: String
        var cases: Int
        var forks: Int
        var events: Int
        var verdict: String
        var verdictStyle: String
    }

    var head: HeadView
    var asOf: String
    var division: String
    var divisions: [DivisionTab]
    var hasDivisions: Bool
    var months: [Month]
    var tiles: [Tile]
    var overdue: [QueuePage.Row]
    var hasOverdue: Bool
    var tables: [Table]
    var scores: [Score]
    var hasScores: Bool
    var alerts: [Alert]
    var hasAlerts: Bool
    var stuck: [Stuck]
    var hasStuck: Bool
    var terminals: [Terminal]
    var hasTerminals: Bool
    var export: String
}
