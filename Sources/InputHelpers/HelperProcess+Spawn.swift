import Glibc

extension HelperProcess {
    /// Starts the program with the socket as its input and output, nothing else of ours open, and nowhere to complain to:
    /// a library's words about what was typed must not reach a log.
    static func spawn(_ command: [String], on socket: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, socket, 0)
        posix_spawn_file_actions_adddup2(&actions, socket, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        for file in 3..<Self.mostFiles { posix_spawn_file_actions_addclose(&actions, file) }
        var pid: pid_t = 0
        let code = withStrings(command) { arguments in
            withStrings(["LANG=C.UTF-8", "PATH=/usr/bin:/bin"]) { environment in
                posix_spawn(&pid, command.first ?? "", &actions, nil, arguments, environment)
            }
        }
        guard code == 0 else { throw HelperFault.notStarted(program: command.first ?? "", code: code) }
        return pid
    }

    /// Above what a terminal ever has open; closing what is not open is no error here.
    private static let mostFiles: Int32 = 512

    private static func withStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}
