public import HallCore
import HubStore

extension Hub {
    /// Whether repairs come in here by Open311.
    public var servesGeoReport: Bool { outside.geoReport != nil }

    /// Kinds of repair, in the pack's order.
    /// - Throws: ``GeoReportRefusal``.
    public func geoReportServices(in jurisdiction: String?) throws -> [GeoReportService] {
        try geoReportDesk.forms(in: jurisdiction).map(\.listed)
    }

    /// Further fields of a kind of repair.
    /// - Throws: ``GeoReportRefusal``.
    public func geoReportAttributes(of code: String, in jurisdiction: String?) throws -> [GeoReportAttribute] {
        try geoReportDesk.form(code, in: jurisdiction).attributes
    }

    /// Opens the case of a repair, once for each number of a client's own.
    /// - Throws: ``GeoReportRefusal``, ``TooManyRequests``, and what the store throws.
    public func takeGeoReport(
        _ post: GeoReportPost, from source: SourceAddress
    ) async throws -> (number: CaseNumber, isNew: Bool) {
        try await geoReportDesk.take(post, from: source)
    }

    /// How repairs that came in by Open311 stand, the latest first.
    /// - Throws: ``GeoReportRefusal``, and what the store throws.
    public func geoReports(_ query: GeoReportQuery) async throws -> [GeoReportRequest] {
        try await geoReportDesk.requests(query)
    }

    private var geoReportDesk: GeoReportDesk {
        get throws {
            guard let rule = outside.geoReport else { throw GeoReportRefusal.unknown("这里不接 Open311 报修") }
            return GeoReportDesk(rule: rule, hub: self)
        }
    }

    /// A record as the store opens it.
    func opened(_ record: CaseRecord) -> OpenedCase {
        let holders = record.form.cardNumbers(askedBy: packs.pack(of: record)?.form(record.form.formID)).map {
            keys.holder(cardNumber: $0)
        }
        return OpenedCase(
            record: record, holders: holders, receivedAt: surroundings.now(), step: desk(for: record)?.opening(record))
    }
}
