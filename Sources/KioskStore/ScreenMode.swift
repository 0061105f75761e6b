/// One of the ways in which a person has the screen changed, each by one touch, until they leave.
public enum ScreenMode: String, Codable, Sendable, CaseIterable, Comparable {
    /// 大字: all text half as large again.
    case largeText = "large"
    /// 大按钮: everything that is touched measures at least 25 mm.
    case bigButtons = "buttons"
    /// 高对比: black on white, strong borders.
    case highContrast = "contrast"
    /// 低位: whatever is touched lies low enough for somebody who sits.
    case lowReach = "reach"
    /// 慢一点: every time limit is twice as long.
    case slower = "slow"
    /// 朗读: pages are read out.
    case readAloud = "speech"

    /// In the order in which pages offer them.
    public static func < (left: ScreenMode, right: ScreenMode) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}
