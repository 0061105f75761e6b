import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird
import NIOCore
import Synchronization

/// Photos and PDF of the papers a case lacks, from the applicant's phone.
struct UploadController {
    /// Most bytes of one post.
    static let mostBytes = 3 * UploadCleaner.mostBytes + 64 * 1024
    /// Most files of one post.
    static let mostFiles = 6

    let hub: Hub
    let templates: Templates
    let room = UploadRoom(places: 8)

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.post("/t/:number/papers", use: upload)
    }

    /// The number has to be a case's before a large body is read; the proof comes with the body.
    @Sendable
    private func upload(_ request: Request, _ context: HubContext) async throws -> Response {
        try hub.limits.take(.upload, context.source.text)
        let gate = TrackingGate(hub: hub)
        guard try await gate.knowsNumber(context) else { return templates.caseNotFound() }
        guard room.enter() else { return busy() }
        defer { room.leave() }
        let form: MultipartForm
        do {
            form = try await MultipartForm(request, longest: Self.mostBytes)
        } catch let error as HTTPError { return unread(error.status) }
        let proof = form["p"] ?? ""
        guard let tracked = try await gate.tracked(context, proof) else { return templates.caseNotFound() }
        let files = form.files("page")
        if let mistake = Self.mistake(files) { return again(tracked, proof, form, mistake) }
        do {
            return try await keep(files, form, tracked, proof)
        } catch let fault as UploadFault { return again(tracked, proof, form, fault.text) }
    }

    private func keep(
        _ files: [[UInt8]], _ form: MultipartForm, _ tracked: TrackedCase, _ proof: String
    ) async throws -> Response {
        switch try await hub.upload(files, of: form["material"] ?? "", to: tracked) {
        case .done:
            let place = "/t/\(tracked.record.number.text)?p=\(TrackingAsk.escaped(proof))"
            return Doorkeeper.redirect(to: place + "&sent=\(files.count)")
        case .refused(let refusal): return again(tracked, proof, form, refusal.text(in: tracked.work.pack))
        case .conflict, .forbidden, .unknownCase, .packMissing: return templates.caseNotFound()
        }
    }

    private static func mistake(_ files: [[UInt8]]) -> String? {
        if files.isEmpty { return "还没有选照片或文件" }
        return files.count > mostFiles ? "一次最多传 \(mostFiles) 个，请分几次传" : nil
    }

    private func again(
        _ tracked: TrackedCase, _ proof: String, _ form: MultipartForm, _ mistake: String
    ) -> Response {
        let fault = UploadMistake(material: form["material"] ?? "", text: mistake)
        let view = TrackingPage(tracked, proof: proof, now: hub.surroundings.now(), upload: fault)
        return templates.page("tracking", view, status: .unprocessableContent)
    }

    private func unread(_ status: HTTPResponse.Status) -> Response {
        var view = TrackingAsk(FormValues(), isWrong: false)
        let most = UploadCleaner.mostBytes / 1024 / 1024
        view.mistakes = [
            status == .contentTooLarge
                ? "这次传的文件太大。每个不超过 \(most) MB，一次合计不超过 \(3 * most) MB，请返回后分几次传。"
                : "这次没有传完，请返回后再传一次，已经传上的不会重复。"
        ]
        return templates.page("tracking-ask", view, status: status)
    }

    private func busy() -> Response {
        var view = TrackingAsk(FormValues(), isWrong: false)
        view.mistakes = ["现在上传的人多，请过一分钟返回再传，已经传上的不会丢。"]
        var response = templates.page("tracking-ask", view, status: .serviceUnavailable)
        response.headers[.retryAfter] = "60"
        return response
    }
}

/// Lets only so many large bodies in at once.
final class UploadRoom: Sendable {
    private let free: Mutex<Int>

    init(places: Int) {
        free = Mutex(places)
    }

    /// Takes a place; false when there is none.
    func enter() -> Bool {
        free.withLock { free in
            guard free > 0 else { return false }
            free -= 1
            return true
        }
    }

    func leave() {
        free.withLock { $0 += 1 }
    }
}

/// What was wrong with an upload, and at which paper.
struct UploadMistake {
    var material: String
    var text: String
}
