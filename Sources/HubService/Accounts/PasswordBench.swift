/// Hashes passwords one at a time, so that many sign-ins at once take one core and one helping of memory.
actor PasswordBench {
    private let cost: PasswordCost
    private let bytes: @Sendable (Int) -> [UInt8]

    init(cost: PasswordCost, bytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.cost = cost
        self.bytes = bytes
    }

    func hash(_ password: String) throws -> PasswordHash {
        try PasswordHash(password, cost: cost, salt: bytes(16))
    }

    /// Whether the password fits the kept hash. Without one the same time passes.
    func matches(_ password: String, _ kept: String?) -> Bool {
        guard let hash = kept.flatMap({ PasswordHash($0) }) else {
            _ = try? PasswordHash(password, cost: cost, salt: bytes(16))
            return false
        }
        return hash.matches(password)
    }

    /// Whether the kept hash was made at a lower cost than new ones are.
    func isOutdated(_ kept: String) -> Bool {
        PasswordHash(kept).map { $0.cost.isBelow(cost) } ?? true
    }
}
