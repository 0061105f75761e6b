import Foundation
public import HallCore

/// A client of an Open311 GeoReport v2 server, in JSON.
///
/// The standard has no safety against sending twice. We add the attribute `client_reference` and the header
/// `Idempotency-Key`; a server that gives `client_reference` back and finds by it can be asked before sending again.
public struct Open311Client: SendTarget {
    /// The attribute that carries our own number.
    public static let referenceAttribute = "client_reference"

    private static let tokenPrefix = "token:"

    public let answersForKeys: Bool
    private let line: OutsideLine
    private let jurisdiction: String
    private let apiKey: Personal<String>

    /// - Parameters:
    ///   - address: The endpoint's address, which the discovery document names.
    ///   - jurisdiction: Division code, GB/T 2260.
    ///   - findsByReference: Whether the server finds requests by `client_reference`.
    public init(
        address: OutsideAddress, connections: OutsideConnections, jurisdiction: String, apiKey: Personal<String>,
        findsByReference: Bool
    ) {
        line = OutsideLine(connections: connections, address: address)
        self.jurisdiction = jurisdiction
        self.apiKey = apiKey
        answersForKeys = findsByReference
    }

    /// The endpoints that the server at the address offers. Throws ``OutsideFault``.
    public func discover() async throws -> [Open311Endpoint] {
        try await line.ask(.get("/discovery.json"), for: Open311Wire.Discovery.self).endpoints
    }

    /// Kinds of repair. Throws ``OutsideFault``.
    public func services() async throws -> [Open311Service] {
        try await line.ask(get("/services.json"), for: [Open311Wire.Service].self).map(\.value)
    }

    /// Further fields of a kind, in the order they are asked. Throws ``OutsideFault``.
    public func definition(of service: String) async throws -> [Open311Attribute] {
        let request = get("/services/\(URLText.escaped(service)).json")
        let attributes = try await line.ask(request, for: Open311Wire.Definition.self).attributes
        return attributes.sorted { $0.place < $1.place }.map(\.value)
    }

    /// One request; nil when the server does not know it. Throws ``OutsideFault``.
    public func request(_ id: String) async throws -> Open311Request? {
        let list = try await line.ask(get("/requests/\(URLText.escaped(id)).json"), for: [Open311Wire.Request].self)
        return list.map(\.value).first { $0.id == id }
    }

    /// The token in the reference of a repair that has no id yet; nil for an id.
    public static func token(in reference: String) -> String? {
        reference.hasPrefix(tokenPrefix) ? String(reference.dropFirst(tokenPrefix.count)) : nil
    }

    /// The request's id that a token stands for; nil while there is none. Throws ``OutsideFault``.
    public func requestID(forToken token: String) async throws -> String? {
        let list = try await line.ask(get("/tokens/\(URLText.escaped(token)).json"), for: [Open311Wire.Posted].self)
        return list.first?.service_request_id?.text
    }

    /// What happened to requests after an update, or since a time; oldest first. An extension of FixMyStreet, to which
    /// we add `after`. Throws ``OutsideFault``.
    public func updates(after last: String?, since time: Timestamp) async throws -> [Open311Update] {
        let query = [("start_date", time.rfc3339)] + (last.map { [("after", $0)] } ?? [])
        return try await line.ask(get("/servicerequestupdates.json", query), for: [Open311Wire.Update].self)
            .map(\.value).filter { $0.id != last }
    }

    public func send(_ message: OutsideMessage) async -> SendOutcome {
        guard message.kind == RepairOrder.kind, let order = try? message.content(RepairOrder.self) else {
            return .unsupported
        }
        let form = URLText.form(fields(of: order, key: message.key))
        var request = OutsideRequest.post("/requests.json", key: message.key, body: Array(form.utf8))
        request.contentType = "application/x-www-form-urlencoded; charset=utf-8"
        return Self.outcome(await line.call(request))
    }

    public func find(_ message: OutsideMessage) async -> KeyAnswer {
        do {
            let query = [(Self.referenceAttribute, message.key.text)]
            let found = try await line.ask(get("/requests.json", query), for: [Open311Wire.Request].self)
            let ours = found.first { $0.client_reference == message.key.text }
            return ours.map { .known(reference: $0.service_request_id.text) } ?? .unknown
        } catch {
            return .failed((error as? OutsideFault).lineFailure)
        }
    }

    private func get(_ path: String, _ query: [(String, String)] = []) -> OutsideRequest {
        .get(path + "?" + URLText.form([("jurisdiction_id", jurisdiction)] + query))
    }

    private func fields(of order: RepairOrder, key: IdempotencyKey) -> [(String, String)] {
        let fixed: [(String, String?)] = [
            ("api_key", apiKey.value), ("jurisdiction_id", jurisdiction), ("service_code", order.serviceCode),
            ("address_string", order.address), ("lat", order.latitude), ("long", order.longitude),
            ("description", String(order.description.prefix(4000))), ("last_name", order.name), ("phone", order.phone),
            ("attribute[\(Self.referenceAttribute)]", key.text),
        ]
        let attributes = order.attributes.sorted { $0.key < $1.key }.flatMap { code, values in
            values.map { ("attribute[\(code)]" + (values.count > 1 ? "[]" : ""), $0) }
        }
        return fixed.compactMap { name, value in value.map { (name, $0) } } + attributes
    }

    /// Errors of the standard are a list of code and description and not a problem document.
    private static func problem(in answer: OutsideAnswer) -> OutsideProblem? {
        guard (400..<500).contains(answer.status), ![401, 408, 409, 425, 429].contains(answer.status),
            let faults = try? JSONDecoder().decode([Open311Wire.Fault].self, from: Data(answer.body)),
            let first = faults.first
        else { return nil }
        return OutsideProblem(
            status: answer.status, code: first.code?.text, title: "报修没有被接收",
            errors: faults.map { .init(message: $0.description) })
    }

    private static func outcome(_ answer: Result<OutsideAnswer, LineFailure>) -> SendOutcome {
        do {
            let answer = try answer.get()
            if let problem = problem(in: answer) { return .refused(problem) }
            let posted = try answer.read([Open311Wire.Posted].self).first
            guard let reference = posted?.service_request_id?.text ?? posted?.token.map({ tokenPrefix + $0.text })
            else {
                return .failed(.wrongBody("neither a request's id nor a token"))
            }
            return .acknowledged(reference: reference)
        } catch {
            return SendOutcome(failure: error)
        }
    }
}

extension Open311Wire.Attribute {
    fileprivate var place: Int { order.flatMap { Int($0.text) } ?? .max }
}
