/// An outside system as the dispatcher sees it.
public protocol SendTarget: Sendable {
    /// Whether it can say if it has a message. It is then asked before anything that may have arrived is sent again.
    var answersForKeys: Bool { get }

    /// Sends a message, the first time or again; the key makes it the same.
    func send(_ message: OutsideMessage) async -> SendOutcome

    /// Asks whether the message has arrived. Changes nothing there.
    func find(_ message: OutsideMessage) async -> KeyAnswer
}

/// What came of sending.
public enum SendOutcome: Sendable, Hashable {
    /// They have it, under this reference of theirs.
    case acknowledged(reference: String)
    /// They have read it and will not have it.
    case refused(OutsideProblem)
    /// They hold something else under the same key.
    case keyReused
    /// No adapter takes such a message.
    case unsupported
    case failed(LineFailure)
}

/// What came of asking for a message.
public enum KeyAnswer: Sendable, Hashable {
    case known(reference: String)
    case unknown
    case failed(LineFailure)
}
