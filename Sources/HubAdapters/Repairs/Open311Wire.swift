import HallCore

/// Text that some servers write as a number: codes, ids, coordinates.
struct LooseText: Decodable, Sendable, Hashable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else if let number = try? container.decode(Int64.self) {
            text = String(number)
        } else {
            text = String(try container.decode(Double.self))
        }
    }
}

/// A flag that some servers write as text.
struct LooseFlag: Decodable, Sendable, Hashable {
    let isSet: Bool

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        isSet = try (try? container.decode(Bool.self)) ?? (container.decode(String.self) == "true")
    }
}

/// GeoReport v2 in JSON, as http://wiki.open311.org/GeoReport_v2 has it, and what servers make of it.
enum Open311Wire {
    struct Discovery: Decodable {
        let endpoints: [Open311Endpoint]
    }

    struct Service: Decodable {
        let service_code: LooseText
        let service_name: String
        let description: String?
        let metadata: LooseFlag
        let type: String
        let group: String?

        var value: Open311Service {
            Open311Service(
                code: service_code.text, name: service_name, description: description, hasDefinition: metadata.isSet,
                type: type, group: group)
        }
    }

    struct Definition: Decodable {
        let attributes: [Attribute]
    }

    struct Attribute: Decodable {
        struct Option: Decodable {
            let key: LooseText
            let name: String
        }

        let variable: LooseFlag
        let code: LooseText
        let datatype: String
        let required: LooseFlag
        let order: LooseText?
        let description: String?
        let values: [Option]?

        var value: Open311Attribute {
            Open311Attribute(
                code: code.text, datatype: datatype, isRequired: required.isSet, description: description ?? "",
                options: (values ?? []).map { .init(key: $0.key.text, name: $0.name) }, isAsked: variable.isSet)
        }
    }

    struct Posted: Decodable {
        let service_request_id: LooseText?
        let token: LooseText?
    }

    struct Request: Decodable {
        let service_request_id: LooseText
        let status: String
        let status_notes: String?
        let service_code: LooseText?
        let requested_datetime: String?
        let updated_datetime: String?
        let expected_datetime: String?
        let client_reference: String?

        var value: Open311Request {
            Open311Request(
                id: service_request_id.text, status: status, notes: status_notes, serviceCode: service_code?.text,
                requestedAt: requested_datetime.flatMap { Timestamp(rfc3339: $0) },
                updatedAt: updated_datetime.flatMap { Timestamp(rfc3339: $0) },
                expectedAt: expected_datetime.flatMap { Timestamp(rfc3339: $0) }, clientReference: client_reference)
        }
    }

    struct Update: Decodable {
        let update_id: LooseText
        let service_request_id: LooseText
        let status: String
        let description: String?
        let updated_datetime: Timestamp

        var value: Open311Update {
            Open311Update(
                id: update_id.text, requestID: service_request_id.text, status: status, text: description,
                at: updated_datetime)
        }
    }

    /// One entry of the list that an error is.
    struct Fault: Decodable {
        let code: LooseText?
        let description: String
    }
}
