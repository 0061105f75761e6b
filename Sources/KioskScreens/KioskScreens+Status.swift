import Foundation
import HTTPTypes
import HallCore
import Hummingbird
import KioskSession
import KioskStore
import NIOCore
import TextInput

/// What other programs ask: health and figures. Nothing personal.
extension KioskScreens {
    func addStatus(to router: Router<BasicRequestContext>) {
        router.get("/healthz") { _, _ in Response(status: .ok, body: ResponseBody(byteBuffer: .init(string: "ok\n"))) }
        router.get("/metrics") { _, _ in try await metrics() }
        router.get("/api/v1/status") { _, _ in try await status() }
        router.get("/openapi.yaml") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/yaml"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: PackageResources.openapi_yaml)))
        }
    }

    private func metrics() async throws -> Response {
        let queue = try await terminal.queue()
        let age = queue.oldest.map { (terminal.now - $0) / 1000 } ?? 0
        var lines = [
            "# TYPE kiosk_outbox_unsent gauge", "kiosk_outbox_unsent \(queue.unsent)",
            "# TYPE kiosk_outbox_oldest_seconds gauge", "kiosk_outbox_oldest_seconds \(age)",
            "# TYPE kiosk_link_up gauge", "kiosk_link_up \(await isLinkUp ? 1 : 0)",
            "# TYPE kiosk_closed gauge", "kiosk_closed \(await terminal.isClosed ? 1 : 0)",
            "# TYPE kiosk_device_usable gauge",
        ]
        for (role, condition) in await terminal.devices.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            lines.append("kiosk_device_usable{role=\"\(role.rawValue)\"} \(condition.isUsable ? 1 : 0)")
        }
        lines += try await helpAndRatings()
        if await terminal.voice != .none {
            lines += ["# TYPE kiosk_speech_usable gauge", "kiosk_speech_usable \(await terminal.canSpeak ? 1 : 0)"]
        }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4"],
            body: ResponseBody(byteBuffer: .init(string: lines.joined(separator: "\n") + "\n")))
    }

    private func helpAndRatings() async throws -> [String] {
        let ratings = try await terminal.ratings()
        return [
            "# TYPE kiosk_staff_calls_total counter", "kiosk_staff_calls_total \(await terminal.staffCallCount)",
            "# TYPE kiosk_visit_ratings_total counter",
        ] + Grade.allCases.map { "kiosk_visit_ratings_total{grade=\"\($0.rawValue)\"} \(ratings[$0] ?? 0)" }
    }

    private var isLinkUp: Bool {
        get async { if case .up = await terminal.link { true } else { false } }
    }

    private func status() async throws -> Response {
        let queue = try await terminal.queue()
        let devices = await terminal.devices
        let body = JSONValue.object([
            "pack": .object(["id": .string(terminal.pack.id), "version": .string(terminal.pack.version)]),
            "devices": .object(
                Dictionary(uniqueKeysWithValues: devices.map { ($0.key.rawValue, .string(Self.word($0.value))) })),
            "queue": .object([
                "unsent": .integer(Int64(queue.unsent)), "oldest": queue.oldest.map { .string($0.rfc3339) } ?? .null,
            ]),
            "link": .string(Self.word(await terminal.link)), "speech": .string(Self.word(await terminal.voice)),
            "service": .string(await terminal.isClosed ? "closed" : "open"),
            "input": .object([
                "pinyin": .string(await settings.input.pinyinStanding()),
                "handwriting": .string(await settings.input.handwriting?.standing() ?? "absent"),
            ]),
        ])
        return .json(body)
    }

    static func word(_ link: LinkState) -> String {
        switch link {
        case .none: "none"
        case .unknown: "unknown"
        case .up: "up"
        case .down: "down"
        }
    }

    static func word(_ condition: VoiceCondition) -> String {
        switch condition {
        case .none: "none"
        case .starting: "starting"
        case .ready: "ready"
        case .failed(let trouble): "failed: \(trouble.rawValue)"
        }
    }

    static func word(_ condition: DeviceCondition) -> String {
        switch condition {
        case .absent: "absent"
        case .starting: "starting"
        case .ready: "ready"
        case .degraded(let warning): "degraded: \(warning.rawValue)"
        case .failed(let fault): "failed: \(fault.rawValue)"
        }
    }
}
