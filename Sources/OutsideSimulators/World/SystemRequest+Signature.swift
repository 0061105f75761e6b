import HallCore

extension SystemRequest {
    /// Whether the hub signed it within the last minutes, after Standard Webhooks 1.0.
    func isSigned(by system: OutsideSystem, in world: OutsideWorld) -> Bool {
        guard let id = headers["webhook-id"], let time = headers["webhook-timestamp"],
            let seconds = Int64(time), abs(world.now.milliseconds / 1000 - seconds) <= 300
        else { return false }
        let text = "\(id).\(time)." + String(decoding: body, as: UTF8.self)
        let code = WebhookSender.code(over: text, secret: system.secret(seed: world.seed))
        return headers["webhook-signature"]?.split(separator: " ").contains { $0 == "v1,\(code)" } ?? false
    }
}
