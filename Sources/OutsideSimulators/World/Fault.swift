/// What goes wrong at a system.
public struct Fault: Codable, Sendable, Hashable {
    /// The ways.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// Does what is asked and cuts the connection before the answer is whole. Questions are answered.
        case loseAnswer = "lose-answer"
        /// Cuts every connection and does nothing.
        case down
        /// Says no to whatever is sent. Questions are answered.
        case refuse
        /// Does what is asked and answers only after so many seconds.
        case slow
        /// Answers with a log-in page and does nothing.
        case wrongBody = "wrong-body"
        /// Does what is asked and answers with half of the JSON.
        case halfAnswer = "half-answer"
        /// Answers 503 with a `Retry-After` of so many seconds and does nothing.
        case busy
        /// Sends every report or callback twice.
        case duplicateCallbacks = "duplicate-callbacks"
        /// Signs reports and callbacks with another secret.
        case forgedSignature = "forged-signature"
    }

    public var kind: Kind
    /// For how many requests; until told otherwise while it is nil.
    public var times: Int?
    public var seconds: Int?

    /// Gathers its parts.
    public init(_ kind: Kind, times: Int? = nil, seconds: Int? = nil) {
        self.kind = kind
        self.times = times
        self.seconds = seconds
    }

    /// Whether it concerns a request.
    func concerns(writing: Bool) -> Bool {
        switch kind {
        case .down, .wrongBody, .busy, .slow: true
        case .loseAnswer, .refuse, .halfAnswer: writing
        case .duplicateCallbacks, .forgedSignature: false
        }
    }
}
