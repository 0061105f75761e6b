public import TextInput

/// What a hall sets of its screens.
public struct ScreenSettings: Sendable {
    public var panel: Panel
    /// Name of the hall, in the top band.
    public var hallName: String
    /// Where to ask in person, such as `一号窗口`; nil when the hall has not said.
    public var helpDesk: String?
    /// Address the daemon listens on, `127.0.0.1:8470`: requests for another host are refused.
    public var authority: String
    /// Who helps with typing.
    public var input: InputDesk

    public init(panel: Panel, hallName: String, helpDesk: String?, authority: String, input: InputDesk = .plain) {
        self.panel = panel
        self.hallName = hallName
        self.helpDesk = helpDesk
        self.authority = authority
        self.input = input
    }
}
