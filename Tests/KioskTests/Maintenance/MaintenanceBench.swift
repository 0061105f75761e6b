import Foundation
import HTTPTypes
import HallCore
import Hummingbird
import HummingbirdTesting
import KioskSession
import KioskStore
import Logging
import Synchronization
import Testing

@testable import KioskScreens

/// The screens of a terminal with a maintainer and somebody who only helps, and a browser before it.
struct MaintenanceBench {
    static let salt = Array(repeating: UInt8(5), count: 16)
    static let badge = StaffBadge(random: Array(0..<26))
    static let helperBadge = StaffBadge(random: Array(1..<27))
    static let staff = Result {
        [
            StaffMember(
                number: "M09", name: "李大明", pin: try PinHash("864209", salt: salt), roles: [.maintenance],
                badge: badge.hash),
            StaffMember(
                number: "W01", name: "王小明", pin: try PinHash("246810", salt: salt), badge: helperBadge.hash),
        ]
    }

    let bench: Bench
    let terminal: Terminal
    let client: any TestClientProtocol
    let cookie = Jar()

    /// The browser's cookie.
    final class Jar: Sendable {
        private let text = Mutex("")
        var value: String {
            get { text.withLock { $0 } }
            set { text.withLock { $0 = newValue } }
        }
    }

    static func at(
        key: @escaping @Sendable () -> KeySwitch = { .none },
        _ body: @escaping @Sendable (MaintenanceBench) async throws -> Void
    ) async throws {
        let bench = try Bench()
        let terminal = bench.terminal(on: bench.store, staff: try staff.get(), key: key)
        try await terminal.recover()
        let screens = try KioskScreens(
            terminal: terminal,
            settings: ScreenSettings(panel: .reference, hallName: "测试营业厅", helpDesk: "一号窗口", authority: "localhost"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await Application(router: screens.router()).test(.router) {
            try await body(MaintenanceBench(bench: bench, terminal: terminal, client: $0))
        }
    }

    func post(_ path: String, _ pairs: KeyValuePairs<String, String> = [:]) async throws -> TestResponse {
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        headers[.origin] = "http://localhost"
        headers[.cookie] = cookie.value
        let body = ByteBuffer(string: pairs.map { "\($0.key)=\($0.value)" }.joined(separator: "&"))
        return try await client.execute(uri: path, method: .post, headers: headers, body: body)
    }

    func get(_ path: String) async throws -> TestResponse {
        var headers = HTTPFields()
        headers[.cookie] = cookie.value
        return try await client.execute(uri: path, method: .get, headers: headers)
    }

    func page(_ path: String) async throws -> String { String(buffer: try await get(path).body) }

    /// Number and PIN at the door; the browser keeps the cookie it is given.
    @discardableResult
    func enter(_ pin: String = "864209", number: String = "m09") async throws -> TestResponse {
        let answer = try await post("/maintenance", ["number": number, "pin": pin])
        if let set = answer.headers[values: .setCookie].first(where: { $0.hasPrefix("maintenance=") }) {
            cookie.value = String(set.prefix { $0 != ";" })
        }
        return answer
    }

    /// The log, oldest first: `who act result reason`.
    func log() async throws -> [String] {
        try await terminal.maintenanceLog(limit: 50).reversed().map { entry in
            [entry.who ?? "?", entry.act.rawValue, entry.result.rawValue, entry.reason].compactMap(\.self)
                .joined(separator: " ")
        }
    }

    static let pages = [
        "", "/help", "/tests", "/touch", "/paper", "/network", "/log", "/report", "/settings", "/settings/panel",
        "/settings/volume", "/settings/pin", "/service",
    ].map { "/maintenance" + $0 }
}
