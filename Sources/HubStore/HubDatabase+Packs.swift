public import HallCore

extension HubDatabase {
    /// Keeps packs that are in use from now on. One that is kept already stays as it is.
    public func keep(_ packs: [PolicyPack], at now: Timestamp) async throws {
        try await sql.write { session in
            try session.runEach(
                "INSERT INTO pack (digest, kept_at, content) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING",
                try packs.map { [.of($0.digest), .of(now), .of(try StoredJSON.write($0))] })
        }
    }

    /// Every pack that was ever in use and that this version can read, newest first.
    public func keptPacks() async throws -> [PolicyPack] {
        try await sql.read { session in
            try session.rows("SELECT content FROM pack ORDER BY kept_at DESC, digest")
                .compactMap { try? StoredJSON.read(try $0.blob("content")) }
        }
    }
}
