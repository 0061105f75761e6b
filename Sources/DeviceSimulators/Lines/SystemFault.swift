internal import Glibc

/// A system call that failed.
public struct SystemFault: Error, Hashable, CustomStringConvertible {
    /// The call and what it was for.
    public let call: String
    /// The system's error number.
    public let number: Int32

    init(_ call: String) {
        self.call = call
        number = errno
    }

    /// The call and the system's own words.
    public var description: String {
        "\(call) failed: \(String(cString: strerror(number)))"
    }
}
