import DeviceCodecs

/// A job and what of it is still to be sent.
struct PrinterWork: Sendable, Equatable {
    let job: Int
    var bands: [[UInt8]]
    /// Bytes that have been handed to the line.
    var sentBytes = 0

    init(job: Int, bands: [[UInt8]]) {
        self.job = job
        self.bands = bands
    }
}

/// A row of status questions, asked one at a time so that each answer has one question.
struct StatusRound: Sendable, Equatable {
    enum Purpose: Sendable, Equatable {
        /// To know the printer's condition while it has nothing to do.
        case look
        case beforeJob(PrinterWork)
        case betweenBands(PrinterWork)
        case finishing(PrinterWork, deadline: Duration)
        /// The job is proved to be on paper; only the condition is of interest.
        case afterJob(PrinterWork)

        var work: PrinterWork? {
            switch self {
            case .look: nil
            case .beforeJob(let work), .betweenBands(let work), .finishing(let work, _), .afterJob(let work): work
            }
        }
    }

    let purpose: Purpose
    /// Questions still to ask, the one that is out first.
    var queries: [PrinterStatusQuery]
    var status = PrinterStatus()
    /// How often the first question has been sent.
    var sendings = 0
    /// When the round began.
    var began = Duration.zero

    init(purpose: Purpose) {
        self.purpose = purpose
        switch purpose {
        case .look, .beforeJob, .afterJob: queries = PrinterStatusQuery.allCases
        case .betweenBands, .finishing: queries = [.printer]
        }
    }
}
