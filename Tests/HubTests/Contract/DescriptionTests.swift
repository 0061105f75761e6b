import Foundation
import HTTPTypes
import HubService
import HubStore
import Hummingbird
import Testing

@testable import HubScreens

/// The description at `/openapi.yaml` and the addresses that are answered say the same.
@Suite struct `The description of the hub` {
    /// `GET /t/{}` of everything that is described; names of what stands in braces do not matter.
    private static let described = operations(OpenAPIDocument.text)

    private static func operations(_ text: String) -> [String] {
        var (path, isPath, found) = ("", false, [String]())
        for line in text.split(separator: "\n") {
            if !line.hasPrefix(" ") { isPath = line == "paths:" }
            guard isPath else { continue }
            if line.hasPrefix("  /") {
                path = String(line.dropFirst(2).prefix { $0 != ":" })
            } else if let method = line.wholeMatch(of: #/ {4}(get|post|put|patch|delete):/#)?.1 {
                found.append(method.uppercased() + " " + path.replacing(#/\{\w+\}/#, with: "{}"))
            }
        }
        return found.sorted()
    }

    /// Of a hub that has everything that can be switched on.
    private func routed() async throws -> [String] {
        let hub = try await OutsideHubBench.everything(try await HubDatabase(), TestTime())
        let routes = try HubScreens.routes(hub: hub, settings: HubScreenSettings(secureCookies: false)).routes
        let own = routes.filter { $0.path.description != "/v1/**" }.map { route in
            "\(route.method.rawValue) " + route.path.description.replacing(#/\{\w+\}/#, with: "{}")
        }
        let sync = SyncAddress.allCases.map { $0.rawValue.replacing(#/\{\w+\}/#, with: "{}") }
        return (own + sync).sorted()
    }

    @Test func `names every address that is answered, and no other`() async throws {
        let routed = try await routed()
        #expect(Set(routed).subtracting(Self.described) == [], "answered and not described")
        #expect(Set(Self.described).subtracting(routed) == [], "described and not answered")
        #expect(Self.described.count == Set(Self.described).count && Self.described.count > 40)
    }

    @Test func `names everything that can be done to a case`() {
        let orders = OpenAPIDocument.text.split(separator: "\n").first { $0.contains("order: { enum: [") } ?? ""
        let named = orders.firstMatch(of: #/order: \{ enum: \[([^\]]*)\]/#)?.1.split(separator: ", ").map(String.init)
        #expect(Set(named ?? []) == Set(OrderKind.allCases.map(\.rawValue)))
    }

    @Test func `resolves every reference of its own`() {
        let text = OpenAPIDocument.text
        var section = ""
        var defined: Set<String> = []
        for line in text.split(separator: "\n").drop(while: { $0 != "components:" }).dropFirst() {
            if let name = line.firstMatch(of: #/^ {2}(\w+):$/#)?.1 { section = String(name) }
            if let name = line.firstMatch(of: #/^ {4}(\w+):/#)?.1 { defined.insert("\(section)/\(name)") }
        }
        let used = Set(text.matches(of: #/#\/components\/([\w\/]+)/#).map { String($0.1) })
        #expect(used.subtracting(defined) == [])
        #expect(defined.subtracting(used).subtracting(["schemas/Bytes"]).filter { !$0.hasPrefix("security") } == [])
    }
}
