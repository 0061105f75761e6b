import Foundation
import HallCore

/// What came back, from an outside system or from something in between.
struct OutsideAnswer: Sendable {
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
    var body: [UInt8]

    /// What an answer says under the contract.
    enum Meaning: Sendable {
        /// 2xx with JSON in it.
        case done
        case refused(OutsideProblem)
        case failed(LineFailure)
    }

    var meaning: Meaning {
        switch status {
        case 200..<300: isJSON ? .done : .failed(.wrongBody("\(status) with \(mediaType)"))
        case 401: .failed(.notAllowed(status: status))
        case 403: codedProblem.map { .refused($0) } ?? .failed(.notAllowed(status: status))
        case 408, 425, 429, 503: .failed(.busy(status: status, retryAfter: retryAfter))
        case 409: conflict
        case 400..<500: refusal
        case 500...: .failed(.fault(status: status))
        default: .failed(.wrongBody("\(status), a redirection or none of ours"))
        }
    }

    /// The body as a message.
    /// - Throws: ``OutsideFault`` for everything but a readable 2xx answer.
    func read<Message: Decodable>(_ type: Message.Type) throws -> Message {
        switch meaning {
        case .refused(let problem): throw OutsideFault.refused(problem)
        case .failed(let failure): throw OutsideFault.unavailable(failure)
        case .done:
            guard let message = try? JSONDecoder().decode(type, from: Data(body)) else {
                throw OutsideFault.unavailable(.wrongBody("\(status) with JSON that is not \(type)"))
            }
            return message
        }
    }

    private var conflict: Meaning {
        guard let problem = codedProblem, problem.code != ProblemCode.stillRunning else {
            return .failed(.stillRunning)
        }
        return .refused(problem)
    }

    private var refusal: Meaning {
        guard let problem else { return .failed(.wrongBody("\(status) without a problem document")) }
        return problem.retryable == true ? .failed(.fault(status: status)) : .refused(problem)
    }

    private var codedProblem: OutsideProblem? { problem.flatMap { $0.code == nil ? nil : $0 } }

    private var problem: OutsideProblem? {
        guard mediaType == "application/problem+json" else { return nil }
        return try? JSONDecoder().decode(OutsideProblem.self, from: Data(body))
    }

    private var isJSON: Bool { mediaType == "application/json" || mediaType.hasSuffix("+json") }

    private var mediaType: String {
        let type = headers["content-type"] ?? "no content type"
        return type.prefix { $0 != ";" }.lowercased().trimmingCharacters(in: .whitespaces)
    }

    /// Seconds only; a date is not worth a clock of its own.
    private var retryAfter: Duration? {
        headers["retry-after"].flatMap { Int($0) }.flatMap { $0 >= 0 ? .seconds($0) : nil }
    }
}
