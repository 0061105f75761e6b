/// How long to wait before a port is tried again.
enum PortBackOff {
    private static let shortest = Duration.milliseconds(250)
    private static let longest = Duration.seconds(2)

    /// A quarter of a second at first, doubled with every try that failed, up to two seconds.
    static func pause(afterTries tries: Int) -> Duration {
        min(longest, shortest * (1 << min(max(0, tries - 1), 8)))
    }
}
