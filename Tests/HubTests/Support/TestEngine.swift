import Foundation
import HubStore

/// The engines a test of the store runs on.
enum TestEngine: String, CaseIterable, Sendable {
    case sqlite
    case postgres

    /// A new, empty database.
    func open(_ change: (inout PostgresSettings) -> Void = { _ in }) async throws -> any SQLDatabase {
        switch self {
        case .sqlite: return try SQLiteDatabase()
        case .postgres: return try await PostgresDatabase(Self.settings(change))
        }
    }

    /// Settings for a new, empty database on the shared server.
    static func settings(
        options: String = "", _ change: (inout PostgresSettings) -> Void = { _ in }
    ) async throws -> PostgresSettings {
        let text = try await PostgresServer.shared().connectionText(options: options)
        var settings = try PostgresSettings(text, connections: 4)
        change(&settings)
        return settings
    }
}
