/// What an applicant asked for at a terminal. The hub takes or refuses it, in the
/// order in which it comes to hear of things; ``WishAnswer`` says which.
public struct ApplicantWish: Hashable, Sendable, Codable {
    /// How the applicant showed that the case is theirs.
    public enum Claim: Hashable, Sendable, Codable {
        /// By the code of the receipt.
        case receipt(proof: String)
        /// By a card that was read.
        case card(number: String)
    }

    /// What they ask for.
    public enum Wish: Hashable, Sendable, Codable {
        /// These items of the list are mended, with what was typed, by field; these papers are there.
        case supply(items: [String], answers: [String: String], papers: [String])
        case withdraw
    }

    public var number: CaseNumber
    public var claim: Claim
    public var wish: Wish

    /// Gathers its parts.
    public init(number: CaseNumber, claim: Claim, wish: Wish) {
        self.number = number
        self.claim = claim
        self.wish = wish
    }
}

extension ApplicantWish: Concealed {}

/// What the hub made of a wish.
public struct WishAnswer: Hashable, Sendable, Codable {
    /// What became of a wish.
    public enum Result: String, Sendable, Codable {
        case taken
        /// Somebody has to agree first: a withdrawal after acceptance.
        case toBeConfirmed = "to_be_confirmed"
        case refused
    }

    /// The identifier of the wish's event.
    public var wish: UUIDv7
    public var result: Result
    /// Why it was refused, in words for the applicant.
    public var text: String?

    /// Gathers its parts.
    public init(wish: UUIDv7, result: Result, text: String? = nil) {
        self.wish = wish
        self.result = result
        self.text = text
    }
}
