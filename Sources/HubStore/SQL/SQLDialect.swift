/// What differs between the engines in statements that are otherwise written once.
public struct SQLDialect: Hashable, Sendable {
    /// The database engines this store runs on.
    public enum Engine: String, Hashable, Sendable, CaseIterable {
        case sqlite
        case postgres
    }

    /// The engine these words are for.
    public var engine: Engine
    /// Ends a SELECT whose rows the transaction will change. SQLite has one writer and needs none.
    public var forUpdate: String
    /// Ends a SELECT that takes work from a queue: rows that another worker has taken are passed over.
    public var skipLocked: String
    /// Column type of whole numbers of 64 bits: counts, flags, milliseconds.
    public var integer: String
    /// Column type of texts. They are ordered by their bytes on both engines.
    public var text: String
    /// Column type of bytes.
    public var blob: String
    /// Ends CREATE TABLE: the engine holds every column to its type.
    public var tableEnd: String
    /// Ends CREATE TABLE for a table that is read by its primary key.
    public var keyedTableEnd: String

    /// The words of an engine.
    public init(_ engine: Engine) {
        self.engine = engine
        switch engine {
        case .sqlite:
            (forUpdate, skipLocked) = ("", "")
            (integer, text, blob) = ("INTEGER", "TEXT", "BLOB")
            (tableEnd, keyedTableEnd) = (" STRICT", " STRICT, WITHOUT ROWID")
        case .postgres:
            (forUpdate, skipLocked) = (" FOR UPDATE", " FOR UPDATE SKIP LOCKED")
            (integer, text, blob) = ("BIGINT", "TEXT COLLATE \"C\"", "BYTEA")
            (tableEnd, keyedTableEnd) = ("", "")
        }
    }
}
