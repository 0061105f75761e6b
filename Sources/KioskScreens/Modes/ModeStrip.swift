import KioskStore

/// The six ways to have the screen, as the strip above the bar offers them.
struct ModeStrip {
    struct Switch {
        var value: String
        var name: String
        var icon: String
        /// `true` or `false`, as `aria-pressed` wants it.
        var pressed: String
        /// What a touch does: `on` or `off`.
        var verb: String
    }

    /// Classes of the page's root, one a mode that is on.
    var classes: String
    var list: [Switch]
    /// Whether the strip is folded into one button, where people are busy with a task.
    var isFolded: Bool

    /// - Parameter offered: The modes that this terminal can be had in now.
    init(_ modes: Set<ScreenMode>, of offered: [ScreenMode] = ScreenMode.allCases, isFolded: Bool) {
        classes = modes.sorted().map { "mode-\($0.rawValue)" }.joined(separator: " ")
        list = offered.map { mode in
            let isOn = modes.contains(mode)
            return Switch(
                value: mode.rawValue, name: mode.title, icon: Icons.svg("mode-\(mode.rawValue)"), pressed: "\(isOn)",
                verb: isOn ? "off" : "on")
        }
        self.isFolded = isFolded
    }
}

extension ScreenMode {
    /// What its button says.
    var title: String { say("modes.\(rawValue)") }
}
