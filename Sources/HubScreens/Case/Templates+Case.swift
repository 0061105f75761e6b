extension Templates {
    /// The pages about cases, and what they share.
    static let caseSources: [String: [UInt8]] = [
        "managed": PackageResources.managed_mustache,
        "queue": PackageResources.queue_mustache,
        "case": PackageResources.case_mustache,
        "opinion": PackageResources.opinion_mustache,
        "board": PackageResources.board_mustache,
        "admin": PackageResources.admin_mustache,
        "admin-kiosk": PackageResources.admin_kiosk_mustache,
        "admin-code": PackageResources.admin_code_mustache,
        "admin-hall": PackageResources.admin_hall_mustache,
        "admin-packs": PackageResources.admin_packs_mustache,
        "payments": PackageResources.payments_mustache,
        "tracking": PackageResources.tracking_mustache,
        "tracking-ask": PackageResources.tracking_ask_mustache,
        "input": PackageResources.input_mustache,
        "order": PackageResources.order_mustache,
        "work": PackageResources.work_mustache,
        "more": PackageResources.more_mustache,
        "trouble": PackageResources.trouble_mustache,
        "permissions": PackageResources.permissions_mustache,
        "routes": PackageResources.routes_mustache,
    ]
}
