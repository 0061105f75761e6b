import HallCore
import HubService

extension GeoReportPost {
    /// Reads the standard's arguments; an empty one is one that was not sent.
    init(_ fields: FormFields, idempotencyKey: String?) {
        self.init()
        let values = FormValues(fields)
        apiKey = values["api_key"]
        jurisdiction = values["jurisdiction_id"]
        serviceCode = values["service_code"]
        latitude = values["lat"]
        longitude = values["long"]
        address = values["address_string"]
        text = values["description"]
        // Chinese names have no blank between family name and given name.
        name = (values["last_name"] ?? "") + (values["first_name"] ?? "")
        phone = values["phone"]
        attributes = values.under("attribute[").reduce(into: [:]) { found, item in
            let code = item.key.hasSuffix("][]") ? item.key.dropLast(3) : item.key.dropLast()
            found[String(code)] = item.value
        }
        let key = idempotencyKey.map { $0.trimmingPrefix("\"") }.map { $0.hasSuffix("\"") ? $0.dropLast() : $0 }
        reference = attributes.removeValue(forKey: "client_reference") ?? key.map { String($0.prefix(200)) }
    }
}

extension GeoReportQuery {
    /// Reads the standard's arguments.
    /// - Throws: ``GeoReportRefusal`` for a time that is none.
    init(_ values: [String: String]) throws {
        self.init()
        jurisdiction = values["jurisdiction_id"]
        numbers = values["service_request_id"].map(Self.list)
        reference = values["client_reference"]
        serviceCodes = values["service_code"].map { Set(Self.list($0)) }
        from = try Self.time(values, "start_date")
        to = try Self.time(values, "end_date")
        let states = values["status"].map { Set(Self.list($0)) } ?? []
        guard states.isSubset(of: ["open", "closed"]) else {
            throw GeoReportRefusal(status: 400, texts: ["status 只有 open 和 closed"])
        }
        isClosed = states.count == 1 ? states.contains("closed") : nil
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map(String.init)
    }

    private static func time(_ values: [String: String], _ name: String) throws -> Timestamp? {
        guard let text = values[name] else { return nil }
        // A plus sign in a query is read as a blank where the sender has not escaped it.
        guard let time = Timestamp(rfc3339: text.replacing(" ", with: "+")) else {
            throw GeoReportRefusal(status: 400, texts: ["\(name) 要写成 2026-11-23T00:00:00+08:00 的样子"])
        }
        return time
    }
}
