import HubStore

/// Lets something happen right after the first change of the store, as another hub might do it.
actor InterruptedStore: AccountStore {
    private let store: HubDatabase
    private var interruption: (@Sendable () async throws -> Void)?

    init(_ store: HubDatabase, _ interruption: @escaping @Sendable () async throws -> Void) {
        self.store = store
        self.interruption = interruption
    }

    func readAccounts<T: Sendable>(
        _ body: @escaping @Sendable (any AccountStatements) throws -> T
    ) async throws -> T {
        try await store.readAccounts(body)
    }

    func writeAccounts<T: Sendable>(
        _ body: @escaping @Sendable (any AccountStatements) throws -> T
    ) async throws -> T {
        let result = try await store.writeAccounts(body)
        if let now = interruption {
            interruption = nil
            try await now()
        }
        return result
    }
}
