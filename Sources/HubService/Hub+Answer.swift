import HallCore
import HubMessages
import HubStore
import Logging

extension Hub {
    /// Answers a request of HallSync. Every answer is signed, refusals too: a kiosk believes nothing else.
    public func answer(_ request: SyncRequest) async -> SyncAnswer {
        var answer: SyncAnswer
        do {
            answer = try await route(request)
        } catch let problem as Problem {
            answer = .problem(countingStranger(problem, from: request))
        } catch let wait as TooManyRequests {
            answer = .problem(.tooManyRequests(waitSeconds: wait.waitSeconds))
        } catch {
            log.error("a HallSync request failed", metadata: ["fault": "\(error)", "path": "\(request.path)"])
            answer = .problem(Problem(type: .internalFault, title: "The hub could not answer", status: 500))
        }
        if answer.status == 405 {
            answer.headers["allow"] = SyncRoute.methods(at: request.path).joined(separator: ", ")
        }
        return signed(answer, to: request)
    }

    private func route(_ request: SyncRequest) async throws -> SyncAnswer {
        guard let route = SyncRoute(method: request.method, path: request.path) else { throw Problem.unrouted(request) }
        switch route {
        case .hello:
            try limits.take(.hello, request.source.text)
            return try .json(try await hello(nonce: request.query("nonce") ?? ""))
        case .enrol: return try .json(try await enrol(try decode(request.body), from: request.source))
        case .push(let stream):
            return try .json(try await receive(request, stream: stream))
        case .head(let stream): return try .json(try await head(of: stream, from: try await identify(request)))
        case .feed(let code):
            let kiosk = try await identify(request, as: code)
            return try .json(try await feed(of: kiosk, request: FeedRequest(request)))
        case .lookup(let code):
            _ = try await identify(request, as: code)
            return try .json(try await lookUp(try decode(request.body)))
        case .billOffer(let code):
            _ = try await identify(request, as: code)
            return try .json(billOffer)
        case .bills(let code):
            let kiosk = try await identify(request, as: code)
            return try .json(try await answerBills(try decode(request.body), from: kiosk))
        case .payments(let code):
            let kiosk = try await identify(request, as: code)
            return try .json(try await answerPayment(try decode(request.body), from: kiosk))
        case .packs(let code): return try .json(packSchedule(for: try await identify(request, as: code)))
        case .pack(let code, let digest):
            return try .json(try packContent(digest, for: try await identify(request, as: code)))
        }
    }

    func decode<Message: Decodable>(_ body: [UInt8]) throws -> Message {
        guard let message = try? JSONValue(parsing: body).decode(Message.self) else {
            throw Problem(type: .badRequest, title: "The body is not the message this address takes", status: 400)
        }
        return message
    }

    /// The kiosk that signed the request.
    ///
    /// The time it names is signed but not judged: a kiosk whose clock battery is dead must still get its events out,
    /// and a repeated request changes nothing.
    func identify(_ request: SyncRequest, as code: String? = nil) async throws -> KnownKiosk {
        guard let named = request.header(MessageSigning.kioskCodeHeader), code ?? named == named,
            let kiosk = try await store.kiosk(named)
        else { throw Problem.kioskUnknown }
        guard isSigned(request, by: kiosk) else { throw Problem.badSignature }
        guard !kiosk.revoked else { throw Problem.kioskRevoked }
        try limits.take(.sync, kiosk.code)
        return kiosk
    }

    func isSigned(_ request: SyncRequest, by kiosk: KnownKiosk) -> Bool {
        let text = MessageSigning.requestBytes(
            method: request.method, path: request.target, bodyDigest: Proof.hexDigest(request.body),
            time: request.header(MessageSigning.kioskTimeHeader) ?? "")
        guard let signature = request.header(MessageSigning.kioskSignatureHeader).flatMap({ Base64(text: $0) }) else {
            return false
        }
        return Proof.holds(signature, over: text, by: kiosk.publicKey)
    }

    /// Who is not believed is counted by the address, and told to wait when it is too often. A kiosk that is believed
    /// never meets this count, whoever shares its address.
    private func countingStranger(_ problem: Problem, from request: SyncRequest) -> Problem {
        guard problem.status == 401 else { return problem }
        do throws(TooManyRequests) {
            try limits.take(.stranger, request.source.text)
            return problem
        } catch { return .tooManyRequests(waitSeconds: error.waitSeconds) }
    }

    private func signed(_ answer: SyncAnswer, to request: SyncRequest) -> SyncAnswer {
        let text = MessageSigning.answerBytes(
            status: answer.status, bodyDigest: Proof.hexDigest(answer.body),
            requestSignature: request.header(MessageSigning.kioskSignatureHeader) ?? "")
        var answer = answer
        answer.headers[MessageSigning.hubSignatureHeader.lowercased()] = try? keys.sign(text).text
        answer.headers["cache-control"] = "no-store"
        return answer
    }
}

extension Problem {
    static let notFound = Problem(type: .notFound, title: "There is nothing at this address", status: 404)
    /// An address of HallSync that takes no such method, or none at all.
    static func unrouted(_ request: SyncRequest) -> Problem {
        guard !SyncRoute.methods(at: request.path).isEmpty else { return .notFound }
        return Problem(type: .methodNotAllowed, title: "This address takes no such method", status: 405)
    }

    static let kioskUnknown = Problem(type: .kioskUnknown, title: "The kiosk is not enrolled here", status: 401)
    static let kioskRevoked = Problem(type: .kioskRevoked, title: "The kiosk was revoked", status: 403)
    static let badSignature = Problem(
        type: .badSignature, title: "The request is not signed by this kiosk's key", status: 401)
}
