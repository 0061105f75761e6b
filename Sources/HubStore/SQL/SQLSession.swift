/// Statements inside one transaction, on the connection's own thread; not to be kept beyond the body it was given to.
///
/// `?` marks stand for the values in order; a `?` in quotes or a comment is not a mark. A statement is written once for
/// both engines: `INSERT … ON CONFLICT`, `RETURNING`, common table expressions, window functions, `CAST(… AS BIGINT)`,
/// `NULLS FIRST` and `NULLS LAST` wherever nulls are ordered, `IS NOT DISTINCT FROM`; flags are compared (`flag = 1`);
/// a mark whose type nothing around it tells (`? IS NULL`) stands in a CAST. No rowid, no AUTOINCREMENT, no functions of
/// date and time. What differs is in ``dialect``.
///
/// Once a statement has thrown, the transaction is over: every later call throws the same, and the body's changes are
/// undone even if it catches the error.
public protocol SQLSession {
    /// The engine's words.
    var dialect: SQLDialect { get }

    /// Runs one statement.
    /// - Returns: how many rows it changed.
    /// - Throws: ``SQLFault``.
    @discardableResult func run(_ sql: String, _ values: [SQLValue]) throws -> Int

    /// Runs one statement and reads all it answers.
    /// - Throws: ``SQLFault``.
    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow]

    /// Asks several questions, in one round trip where the engine can.
    /// - Returns: the rows of each, in the questions' order.
    /// - Throws: ``SQLFault``.
    func answers(to questions: [SQLQuery]) throws -> [[SQLRow]]

    /// Runs one statement for many rows of values, in few round trips where the engine can. Answers are not read.
    ///
    /// The rows may go out with the next statement that is answered, or with the commit; what fails is thrown there.
    /// Where the statement ends in one list of `VALUES` and updates nothing, the engine may get several rows at once.
    /// - Throws: ``SQLFault`` of the first row that failed.
    func runEach(_ sql: String, _ rows: [[SQLValue]]) throws

    /// Runs several statements without values, for a schema.
    /// - Throws: ``SQLFault``.
    func script(_ sql: String) throws

    /// Tells those who listen at the channel, after the commit and only then; equal ones once.
    ///
    /// A process that dies right after its commit may not tell: listeners also look by themselves from time to time.
    /// - Parameters:
    ///   - channel: letters, digits and underscore, as an identifier.
    ///   - payload: not empty, less than 8000 bytes of UTF-8; no personal value.
    func notify(_ channel: String, _ payload: String) throws
}

extension SQLSession {
    /// Runs one statement that has no values.
    @discardableResult public func run(_ sql: String) throws -> Int { try run(sql, []) }

    /// Runs one statement that has no values and reads all it answers.
    public func rows(_ sql: String) throws -> [SQLRow] { try rows(sql, []) }

    /// The first row of the answer.
    public func row(_ sql: String, _ values: [SQLValue] = []) throws -> SQLRow? { try rows(sql, values).first }
}
