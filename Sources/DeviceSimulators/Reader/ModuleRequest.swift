/// What the security module hears on its line.
public enum ModuleRequest: Sendable, Hashable {
    /// A whole request with a right checksum: command, parameter, data.
    case command(UInt8, UInt8, [UInt8])
    /// The checksum did not match.
    case wrongChecksum
    /// The length field is below 3 or above what any request has.
    case wrongLength
}
