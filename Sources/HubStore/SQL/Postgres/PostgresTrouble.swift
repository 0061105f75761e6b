/// What a failed step means for the transaction and its connection.
enum PostgresTrouble: Error, Hashable {
    /// The connection is of no more use; the reason without any value.
    case lost(String)
    /// Another transaction was in the way: undone, may run again.
    case conflict
    /// A prepared statement no longer fits the schema: undone, may run again once it is prepared anew.
    case stalePlan
    /// The caller's to know.
    case refused(SQLFault)

    /// Why a connection is of no more use, in words.
    var reason: String {
        guard case .lost(let reason) = self else { return "\(fault)" }
        return reason
    }

    /// What the body of the transaction sees.
    var fault: SQLFault {
        switch self {
        case .lost(let reason): .unavailable(reason)
        case .conflict: .busy
        case .stalePlan: .refused(code: "0A000", message: "the schema changed under a prepared statement")
        case .refused(let fault): fault
        }
    }
}

extension PostgresTrouble {
    /// The fields of a server's error that are read. Its detail is not: it quotes values.
    struct Report: Hashable {
        /// SQLSTATE, five characters (PostgreSQL 15 manual, appendix A).
        var code: String
        var message: String
        var constraint: String?
        var table: String?
        var column: String?
        /// The server's own function that raised it; the texts are translated, this is not.
        var function: String?
    }

    /// - Parameter readOnly: whether the transaction was meant to be read only.
    init(_ report: Report, readOnly: Bool) {
        switch report.code {
        case "40001", "40P01": self = .conflict
        case "26000": self = .stalePlan
        case "0A000" where report.function == "RevalidateCachedQuery": self = .stalePlan
        case "08P01": self = .refused(.refused(code: report.code, message: report.message))
        case "55P03", "57014": self = .refused(.busy)
        case "57P01", "57P02", "57P03", "57P05", "25P03": self = .lost(report.message)
        // A primary that was made a standby, or was told to refuse changes: there is another one to be found.
        case "25006" where !readOnly: self = .lost(report.message)
        default: self = Self.byClass(report)
        }
    }

    private static func byClass(_ report: Report) -> PostgresTrouble {
        switch report.code.prefix(2) {
        case "08", "53", "58": .lost(report.message)
        case "23": .refused(.constraint(rule(report)))
        // Texts of this class quote the value that did not fit.
        case "22": .refused(.refused(code: report.code, message: "a value does not fit where it should go"))
        default: .refused(.refused(code: report.code, message: report.message))
        }
    }

    private static func rule(_ report: Report) -> String {
        let place = [report.table, report.column].compactMap(\.self).joined(separator: ".")
        guard let constraint = report.constraint else { return "NOT NULL of \(place)" }
        return place.isEmpty ? constraint : "\(constraint) of \(place)"
    }
}
