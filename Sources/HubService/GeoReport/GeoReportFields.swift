import HallCore

/// Where arguments of Open311 that no form has are kept with the case.
enum GeoReportFields {
    /// WGS 84, decimal degrees.
    static let latitude = "open311.lat"
    /// WGS 84, decimal degrees.
    static let longitude = "open311.long"
}
