import HallCore
import HubService

extension GeoReportValue {
    init(_ services: [GeoReportService]) {
        self = .list(
            item: "service",
            services.map { service in
                .object([
                    "service_code": .text(service.code), "service_name": .text(service.name),
                    "description": .text(service.description), "metadata": .flag(service.hasAttributes),
                    "type": .text("realtime"), "keywords": .text(service.keywords.joined(separator: ",")),
                    "group": .text(service.group),
                ])
            })
    }

    init(definition code: String, _ attributes: [GeoReportAttribute]) {
        let list = attributes.enumerated().map { number, attribute in
            GeoReportValue.object([
                "variable": .flag(true), "code": .text(attribute.code), "datatype": .text(attribute.datatype),
                "required": .flag(attribute.isRequired), "datatype_description": .text(attribute.hint),
                "order": .number(number + 1), "description": .text(attribute.title),
                "values": .list(
                    item: "value",
                    attribute.options.map { .object(["key": .text($0.id), "name": .text($0.label)]) }),
            ])
        }
        self = .object(["service_code": .text(code), "attributes": .list(item: "attribute", list)])
    }

    init(posted number: CaseNumber) {
        let request = GeoReportValue.object([
            "service_request_id": .text(number.text), "service_notice": .text("已收到，凭编号可以查进度"),
            "account_id": .none,
        ])
        self = .list(item: "request", [request])
    }

    init(_ requests: [GeoReportRequest]) {
        self = .list(item: "request", requests.map { Self.request($0) })
    }

    /// - Parameter status: The code of each fault, the HTTP status.
    init(faults texts: [String], status: Int) {
        self = .list(
            item: "error", texts.map { .object(["code": .number(status), "description": .text($0)]) })
    }

    /// The standard's discovery document.
    init(discovery address: String) {
        let endpoint = GeoReportValue.object([
            "specification": .text("http://wiki.open311.org/GeoReport_v2"), "url": .text(address),
            "changeset": .text("2026-11-21 00:00"), "type": .text("production"),
            "formats": .list(item: "format", [.text("text/xml"), .text("application/json")]),
        ])
        self = .object([
            "changeset": .text("2026-11-21 00:00"), "contact": .text("共享营业厅中心"), "key_service": .text("共享营业厅中心"),
            "endpoints": .list(item: "endpoint", [endpoint]),
        ])
    }

    /// What was written and where it is are left empty: whoever asks has shown nothing.
    private static func request(_ request: GeoReportRequest) -> GeoReportValue {
        let members: KeyValuePairs<String, GeoReportValue> = [
            "service_request_id": .text(request.number.text), "status": .text(request.isClosed ? "closed" : "open"),
            "status_notes": .text(request.notes), "service_name": .text(request.service?.name),
            "service_code": .text(request.serviceCode), "description": .none,
            "agency_responsible": .text(request.agency), "service_notice": .none,
            "requested_datetime": .text(request.requestedAt.rfc3339),
            "updated_datetime": .text(request.updatedAt.rfc3339),
            "expected_datetime": .text(request.expectedAt?.rfc3339), "address": .none, "address_id": .none,
            "zipcode": .none, "lat": .none, "long": .none, "media_url": .none,
        ]
        let own = request.reference.map { [Member(name: "client_reference", value: .text($0))] } ?? []
        return .object(members.map { Member(name: $0.key, value: $0.value) } + own)
    }
}
