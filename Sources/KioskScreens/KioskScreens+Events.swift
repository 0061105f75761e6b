import HTTPTypes
import HallCore
import Hummingbird
import KioskSession
import KioskStore
import NIOCore
import ServiceLifecycle

/// What the page on the screen is told while it stands there.
extension KioskScreens {
    func addEvents(to router: Router<BasicRequestContext>) {
        router.get("/events") { request, _ in events(request) }
    }

    /// Server-sent events until the page goes or the daemon stops. The state as it is now comes first, so that nothing
    /// that happened between the page and its first event is missed.
    private func events(_ request: Request) -> Response {
        let (stream, language) = (terminal.events.stream(), Language.current)
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream"],
            body: ResponseBody { writer in
                var writer = writer
                try await writer.write(ByteBuffer(string: "retry: 500\n\n"))
                try await writer.write(ByteBuffer(string: await message(.devices, in: language)))
                try await writer.write(ByteBuffer(string: await state(for: request)))
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    for await event in stream.cancelOnGracefulShutdown() {
                        try await writer.write(ByteBuffer(string: await message(event, in: language)))
                        try await writer.write(ByteBuffer(string: await state(for: request)))
                    }
                }
                try await writer.finish(nil)
            })
    }

    /// What pages compare with what they show: cards read and codes scanned so far, this browser's visit and its receipt,
    /// and the card on the reader.
    private func state(for request: Request) async -> String {
        let marks = await terminal.marks
        var data = [
            "run": marks.run, "card": String(marks.card), "scan": String(marks.scan),
            "lies": await terminal.cardLies ? "yes" : "no",
        ]
        data["call"] = CallView.word(await terminal.staffCall?.standing)
        data["slip"] = await terminal.slipWord
        data["test"] = await terminal.testWord
        data["standing"] = await standingWord
        let visit = try? await shownVisit(request)
        data["visit"] = visit?.id.text ?? ""
        if let visit { data["bills"] = await terminal.billWord(of: visit.id) }
        if visit != nil { data["wish"] = try? await terminal.wishWord() }
        if let caseID = visit?.caseID { data["receipt"] = try? await fate(of: caseID).word }
        return Self.message("state", data)
    }

    private func message(_ event: ScreenEvent, in language: Language) async -> String {
        switch event {
        case .reading(let text): Self.message("reading", ["text": text])
        case .said(let text): Self.message("said", ["text": text])
        case .devices:
            Self.message("devices", ["html": await Language.$current.withValue(language, operation: deviceHTML)])
        case .card(let text): Self.message("card", ["text": text])
        case .removed(let text): Self.message("removed", ["text": text])
        case .scan(let text): Self.message("scan", ["text": text])
        case .badge(let text): Self.message("badge", ["text": text])
        case .receipt(let text): Self.message("receipt", ["text": text])
        case .wiped(let text): Self.message("wiped", ["text": text])
        }
    }

    private static func message(_ name: String, _ data: [String: String]) -> String {
        let json = JSONValue.object(data.mapValues(JSONValue.string)).canonicalBytes()
        return "event: \(name)\ndata: \(String(decoding: json, as: UTF8.self))\n\n"
    }
}
