import HallCore
import HubAdapters
import Hummingbird
import NIOCore
import Synchronization

/// The hub's side of reports and callbacks, as small as it can be: it believes, remembers, answers.
final class HubEar: Sendable {
    /// One request as it came.
    struct Heard: Sendable {
        var path: String
        var headers: [String: String]
        var body: [UInt8]
    }

    private let heard = Mutex<[Heard]>([])
    private let answer = Mutex(HTTPResponse.Status.ok)

    var all: [Heard] { heard.withLock { $0 } }

    /// What it answers from now on.
    func answer(_ status: HTTPResponse.Status) { answer.withLock { $0 = status } }

    func last() throws -> Heard {
        guard let last = all.last else { throw TestFailure("nothing was heard") }
        return last
    }

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.post("/outside/**") { request, _ in
            let body = try await request.body.collect(upTo: 100_000)
            let headers = request.headers.map { ($0.name.canonicalName, $0.value) }
            let one = Heard(
                path: request.uri.path, headers: Dictionary(headers) { first, _ in first },
                body: Array(body.readableBytesView))
            self.heard.withLock { $0.append(one) }
            return self.answer.withLock { $0 }
        }
        return router
    }
}
