/// One place in the pool: a thread and, while the server is there, a connection on it.
actor PostgresConnection {
    private let thread: ConnectionThread
    private let door: PostgresDoor
    private var link: PostgresLink?

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    init(_ door: PostgresDoor, number: Int) {
        self.door = door
        thread = ConnectionThread(name: "postgres-\(number)")
    }

    /// What became of one try.
    enum Attempt<Answer: Sendable>: Sendable {
        case done(Answer)
        /// Nothing was changed and another try can help; the error of this one.
        case again(any Error)

        func get() throws -> Answer {
            switch self {
            case .done(let answer): return answer
            case .again(let error): throw error
            }
        }
    }

    /// Runs the body once in a transaction of its own.
    func attempt<T: Sendable>(
        _ kind: PostgresSession.Kind, _ body: @Sendable (any SQLSession) throws -> T
    ) throws -> Attempt<T> {
        let link = try readyLink()
        let session = PostgresSession(link, kind)
        do {
            let answer = try body(session)
            try session.commit()
            tell(session)
            return .done(answer)
        } catch {
            let ending = Ending(session, wasUsed: link.transactions > 0)
            leave(session, ending)
            guard ending.mayTryAgain else { throw error }
            return .again(error)
        }
    }

    /// Closes the connection; the next transaction opens another.
    func disconnect() {
        link = nil
    }
}

extension PostgresConnection {
    /// What follows from a transaction that did not commit.
    enum Ending: Hashable {
        /// Undo it; its error goes to the caller.
        case undo
        /// Undo it and run it again.
        case repeated
        /// The same, with statements prepared anew.
        case repeatedAnew
        /// The connection had broken while it lay idle: nothing has happened yet, another one will do.
        case reconnect
        /// The connection broke on the way.
        case lost

        init(_ session: PostgresSession, wasUsed: Bool) {
            switch session.trouble {
            case nil, .refused: self = .undo
            case .conflict: self = .repeated
            case .stalePlan: self = .repeatedAnew
            case .lost: self = session.phase == .notBegun && wasUsed ? .reconnect : .lost
            }
        }

        var mayTryAgain: Bool {
            switch self {
            case .repeated, .repeatedAnew, .reconnect: true
            case .undo, .lost: false
            }
        }
    }

    private func readyLink() throws -> PostgresLink {
        do {
            if let link, link.isOpen {
                if link.statements.isFull { try link.forgetStatements() }
                return link
            }
        } catch PostgresTrouble.lost {}
        link = nil
        do {
            let opened = try door.open()
            link = opened
            return opened
        } catch let trouble as PostgresTrouble {
            throw trouble.fault
        }
    }

    private func leave(_ session: PostgresSession, _ ending: Ending) {
        do {
            switch ending {
            case .undo, .repeated: try session.rollBack()
            case .repeatedAnew:
                try session.rollBack()
                try link?.forgetStatements()
            case .reconnect, .lost: link = nil
            }
        } catch {
            link = nil
        }
    }

    private func tell(_ session: PostgresSession) {
        do { try session.tell() } catch { link = nil }
    }
}
