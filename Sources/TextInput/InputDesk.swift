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
    /// Who reads handwriting; nil where nobody does.
    public var handwriting: InkDesk?

    /// Gathers its parts.
    public init(
        hasPinyin: Bool, quick: QuickWords, typist: @escaping @Sendable () async -> Typist?,
        pinyinStanding: @escaping @Sendable () async -> String,
        strokes: (@Sendable () async -> StrokeTable?)? = nil, handwriting: InkDesk? = nil
    ) {
        self.hasPinyin = hasPinyin
        self.quick = quick
        self.typist = typist
        self.pinyinStanding = pinyinStanding
        self.strokes = strokes
        self.handwriting = handwriting
    }

    /// Letters and digits only.
    public static let plain = InputDesk(
        hasPinyin: false, quick: QuickWords(HallWords()), typist: { nil }, pinyinStanding: { "absent" })
}

/// What pages ask about handwriting.
public struct InkDesk: Sendable {
    /// What some ink may be; nil while nobody can be asked.
    public var read: @Sendable (Ink) async -> InkReading?
    /// Whether an answer is to be expected: the board is shown then.
    public var isUsable: @Sendable () async -> Bool
    /// As ``InputDesk/pinyinStanding``.
    public var standing: @Sendable () async -> String

    /// Gathers its parts.
    public init(
        read: @escaping @Sendable (Ink) async -> InkReading?, isUsable: @escaping @Sendable () async -> Bool,
        standing: @escaping @Sendable () async -> String
    ) {
        self.read = read
        self.isUsable = isUsable
        self.standing = standing
    }
}
