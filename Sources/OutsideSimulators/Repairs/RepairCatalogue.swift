import HallCore

/// What can be asked for at the played server.
enum RepairCatalogue {
    private static let kinds = [
        ("water.leak", "漏水", "water"), ("power.outage", "停电", "power"), ("gas.smell", "燃气异味", "gas"),
        ("heat.cold", "暖气不热", "heat"), ("network.down", "断网", "network"),
    ]

    /// Those that are answered with a token, and have their id after a minute.
    static let batched: Set = ["heat.cold"]

    static var codes: [String] { kinds.map(\.0) }

    static var services: JSONValue {
        .array(
            kinds.map { code, name, group in
                .object([
                    "service_code": .string(code), "service_name": .string(name), "description": .string(name + "报修"),
                    "metadata": .bool(true), "type": .string(batched.contains(code) ? "batch" : "realtime"),
                    "keywords": .string(name),
                    "group": .string(group),
                ])
            })
    }

    static func definition(of code: String) -> JSONValue? {
        guard codes.contains(code) else { return nil }
        let options = [("high", "急"), ("normal", "不急")].map { key, name in
            JSONValue.object(["key": .string(key), "name": .string(name)])
        }
        let urgency: [String: JSONValue] = [
            "variable": .bool(true), "code": .string("urgency"), "datatype": .string("singlevaluelist"),
            "required": .bool(true), "datatype_description": .null, "order": .integer(1),
            "description": .string("急不急"), "values": .array(options),
        ]
        return .object(["service_code": .string(code), "attributes": .array([.object(urgency)])])
    }
}
