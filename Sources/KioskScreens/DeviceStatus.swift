import HallCore
import KioskSession
import KioskStore

/// The status band in words: which device fails, what still works, how old the oldest unsent case is.
struct DeviceStatus {
    let devices: [DeviceRole: DeviceCondition]
    let link: LinkState
    let queue: QueueStatus
    let now: Timestamp

    /// HTML; holds no text that came from outside.
    var html: String {
        let troubles = troubles.map { #"<span class="trouble">\#($0)</span>"# }
        return troubles.isEmpty ? "<span>设备和网络正常</span>" : troubles.joined(separator: " ")
    }

    /// Everything that is not as it should be, each with what to do instead.
    var troubles: [String] {
        DeviceRole.allCases.compactMap { role in devices[role].flatMap { Self.trouble(role, $0) } } + lineTrouble
    }

    private var lineTrouble: [String] {
        switch link {
        case .none: return []
        case .up: return waitingTrouble
        case .unknown: return queue.unsent > 0 ? waitingTrouble : []
        case .down: return ["网络中断，仍可受理，稍后自动上传" + waiting]
        }
    }

    private var waitingTrouble: [String] {
        guard let oldest = queue.oldest, now - oldest > 60_000 else { return [] }
        return ["正在上传" + waiting]
    }

    private var waiting: String {
        guard queue.unsent > 0, let oldest = queue.oldest else { return "" }
        return "（待上传 \(queue.unsent) 件，最早 \(Self.age(now - oldest))前）"
    }

    static func age(_ milliseconds: Int64) -> String {
        switch milliseconds / 60_000 {
        case ..<1: "不到 1 分钟"
        case let minutes where minutes < 60: "\(minutes) 分钟"
        case let minutes where minutes < 48 * 60: "\(minutes / 60) 小时"
        case let minutes: "\(minutes / (24 * 60)) 天"
        }
    }

    private static func trouble(_ role: DeviceRole, _ condition: DeviceCondition) -> String? {
        switch (role, condition) {
        case (_, .ready), (_, .degraded): nil
        case (_, .starting): nil
        case (.idReader, .absent): "读卡器未连接，可自己填写"
        case (.idReader, .failed(.notAuthorised)): "读卡器未授权，可自己填写"
        case (.idReader, .failed): "读卡器有故障，可自己填写"
        case (.receiptPrinter, .absent): "打印机未连接，回执可扫码保存"
        case (.receiptPrinter, .failed(.paperOut)): "打印机缺纸，回执可扫码保存"
        case (.receiptPrinter, .failed(.coverOpen)): "打印机盖子开着，回执可扫码保存"
        case (.receiptPrinter, .failed): "打印机有故障，回执可扫码保存"
        case (.scanner, .absent): "扫码器未连接，可输入编号"
        case (.scanner, .failed): "扫码器有故障，可输入编号"
        }
    }
}
