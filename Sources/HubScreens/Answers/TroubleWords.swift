import HTTPTypes
import Hummingbird

/// What people read when a request could not be answered: what happened, and what they can do.
struct TroubleWords {
    let trouble: Trouble

    init(_ trouble: Trouble) {
        self.trouble = trouble
    }

    func view(isResidents: Bool) -> MessageView {
        let (title, text) = words
        return isResidents
            ? MessageView(title: title, text: text, href: "/t", link: "重新查询办理进度")
            : MessageView(title: title, text: text)
    }

    private var words: (title: String, text: String) {
        switch trouble.status {
        case .forbidden: ("没有办理", "这个请求不是从本中心的页面发出的，什么都没有改动。请从工作台打开页面再办。")
        case .notFound: ("没有这个页面", "地址可能不完整，或者页面已经换了地方。请核对地址，或从头打开。")
        case .methodNotAllowed: ("不能这样打开", "这个地址要从页面上的按钮进入，什么都没有改动。请返回后重新打开页面再办。")
        case .contentTooLarge: ("没有办理：内容太多", "提交的内容超过了本页能收的大小，什么都没有改动。请返回后缩短文字再提交。")
        case .unsupportedMediaType: ("没有办理：格式不对", "提交的内容不是本页的表单，什么都没有改动。请返回后重新打开页面再办。")
        case .tooManyRequests: ("请稍后再试", "请求太频繁，暂时没有办理。请等 \(trouble.waitSeconds ?? 1) 秒后再试。")
        case .serviceUnavailable: ("暂时不能办理", "系统暂时连不上数据库。请过几分钟再试；办到一半的，先核对有没有保存。")
        default: other
        }
    }

    private var other: (title: String, text: String) {
        trouble.status.kind == .clientError
            ? ("没有办理：内容不完整", "提交的内容看不懂或不完整，什么都没有改动。请返回后重新打开页面再办。")
            : ("系统出了故障", "这一步没有办成。请过几分钟再试；还是不行，请把时间和页面告诉维护人员。")
    }
}
