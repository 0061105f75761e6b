import HTTPTypes
import Hummingbird
import NIOCore

extension KioskScreens {
    func addAssets(to router: Router<BasicRequestContext>) {
        let scripts: [String: [UInt8]] = [
            "events.js": PackageResources.events_js, "idle.js": PackageResources.idle_js,
            "draft.js": PackageResources.draft_js, "sign.js": PackageResources.sign_js,
            "paging.js": PackageResources.paging_js, "send.js": PackageResources.send_js,
            "modes.js": PackageResources.modes_js, "speak.js": PackageResources.speak_js,
            "keys.js": PackageResources.keys_js, "boards.js": PackageResources.boards_js,
            "found.js": PackageResources.found_js, "hand.js": PackageResources.hand_js,
            "edit.js": PackageResources.edit_js, "knock.js": PackageResources.knock_js,
            "points.js": PackageResources.points_js,
        ]
        for (name, bytes) in scripts {
            router.get(RouterPath("/assets/\(name)")) { _, _ in
                Self.asset(bytes, type: "text/javascript; charset=utf-8")
            }
        }
        let sheet = PackageResources.tokens_css + PackageResources.screen_css + PackageResources.modes_css
        router.get("/assets/screen.css") { _, _ in Self.asset(sheet, type: "text/css; charset=utf-8") }
        router.get("/assets/keys.css") { _, _ in
            Self.asset(PackageResources.keys_css, type: "text/css; charset=utf-8")
        }
        router.get("/assets/bills.css") { _, _ in
            Self.asset(PackageResources.bills_css, type: "text/css; charset=utf-8")
        }
        router.get("/assets/aid.css") { _, _ in
            Self.asset(PackageResources.aid_css, type: "text/css; charset=utf-8")
        }
        router.get("/assets/maintenance.css") { _, _ in
            Self.asset(PackageResources.maintenance_css, type: "text/css; charset=utf-8")
        }
        router.get("/favicon.ico") { _, _ in Response(status: .noContent) }
        router.get("/assets/panel.css") { _, _ in
            Self.asset(Array(await panel.css.utf8), type: "text/css; charset=utf-8")
        }
    }

    private static func asset(_ bytes: [UInt8], type: String) -> Response {
        Response(status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
