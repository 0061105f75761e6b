/// The description of everything the hub serves, put together from its parts.
enum OpenAPIDocument {
    /// One file a family of addresses. A new family gets a file of its own and a line here; `openapi.yaml` says how such
    /// a file is written, and a test compares what they describe with what is routed.
    private static let parts: [[UInt8]] = [
        PackageResources.openapi_operations_yaml,
        PackageResources.openapi_sync_yaml,
        PackageResources.openapi_outside_yaml,
        PackageResources.openapi_accounts_yaml,
        PackageResources.openapi_cases_yaml,
        PackageResources.openapi_supervision_yaml,
        PackageResources.openapi_administration_yaml,
        PackageResources.openapi_tracking_yaml,
        PackageResources.openapi_repairs_yaml,
    ]

    /// OpenAPI 3.1 in YAML.
    static let text: String = {
        let (head, parts) = (lines(PackageResources.openapi_yaml), Self.parts.map { Part(lines($0)) })
        let components = head.firstIndex(of: "components:") ?? head.endIndex
        var whole = Array(head[..<components])
        whole.append("paths:")
        for part in parts { whole += part.paths }
        whole += head[components...]
        let schemas = parts.flatMap(\.schemas).map { "  \($0)\n" }
        return whole.map { "\($0)\n" }.joined() + schemas.joined()
    }()

    /// The lines under `paths:` and those under `schemas:`.
    private struct Part {
        var paths: [Substring]
        var schemas: [Substring]

        init(_ lines: [Substring]) {
            let content = lines.drop { $0 != "paths:" }.dropFirst()
            paths = Array(content.prefix { $0 != "schemas:" })
            schemas = Array(content.drop { $0 != "schemas:" }.dropFirst())
        }
    }

    private static func lines(_ bytes: [UInt8]) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
    }
}
