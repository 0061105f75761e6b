/// What pages ask about typing. Nothing that is asked is kept.
public struct InputDesk: Sendable {
    /// The one who knows the order; nil when there is none now.
    public var typist: @Sendable () async -> Typist?
    /// Whether pinyin is installed at all: its keys are shown then.
    public var hasPinyin: Bool
    /// What is offered before anything is typed.
    public var quick: QuickWords
    /// The table of strokes; nil where there is none.
    public var strokes: (@Sendable () async -> StrokeTable?)?
    /// How the helper stands, for operators: one word, and the reason after a colon.
    public var pinyinStanding: @Sendable () async -> String

    /// Gathers its parts.
    public init(
        hasPinyin: Bool, quick: QuickWords, typist: @escaping @Sendable () async -> Typist?,
        pinyinStanding: @escaping @Sendable () async -> String,
        strokes: (@Sendable () async -> StrokeTable?)? = nil
    ) {
        self.hasPinyin = hasPinyin
        self.quick = quick
        self.typist = typist
        self.pinyinStanding = pinyinStanding
        self.strokes = strokes
    }

    /// Letters and digits only.
    public static let plain = InputDesk(
        hasPinyin: false, quick: QuickWords(HallWords()), typist: { nil }, pinyinStanding: { "absent" })
}
