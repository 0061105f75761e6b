extension HubDatabase {
    /// Opens a store on PostgreSQL.
    /// - Parameters:
    ///   - address: `postgres://…` or libpq's `keyword=value` words. Of several hosts the one that accepts changes is used.
    ///   - connections: how many this hub opens for statements; listening takes one more.
    public convenience init(postgres address: String, connections: Int) async throws {
        try await self.init(try PostgresDatabase(try PostgresSettings(address, connections: connections)))
    }
}
