import HTTPTypes
import Hummingbird
import KioskSession

extension KioskScreens {
    /// The visit was wiped, by its time limit or because somebody left.
    func sessionOver() async throws -> Response {
        try await notice(
            "内容已经清除", ["长时间没有操作，或已经退出，填写的内容从这台机器清除了。", "已经提交的申请不受影响，可以用编号或身份证查进度。"],
            link: .init(href: "/", label: "重新开始"), status: .ok)
    }

    /// Nothing stands at this address.
    func notHere() async throws -> Response {
        try await notice(
            "没有这一页", ["您填写的内容都还在。", "请返回首页继续。"], link: .init(href: "/home", label: "返回首页"), status: .notFound)
    }

    /// Something failed inside, or was asked in a way that no page of ours asks.
    func trouble(status: HTTPResponse.Status) async throws -> Response {
        try await notice(
            "这一步没有完成", ["您填写的内容都还在。", "请再试一次；还是不行，请找工作人员。"],
            link: .init(href: "/home", label: "返回首页"), status: status)
    }

    private func notice(
        _ heading: String, _ lines: [String], link: Frame.Link, status: HTTPResponse.Status
    ) async throws -> Response {
        var frame = await frame(heading, idle: .reading)
        frame.nextLink = link
        return try show(Page("notice", frame, ["heading": heading, "lines": lines]), status: status)
    }
}
