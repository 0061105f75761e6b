/// Where sign-ins come from, as far as attempts are counted: an IPv4 address, or the /64 network of an IPv6 address,
/// because one line has a whole such network to itself.
public struct SourceAddress: Hashable, Sendable {
    /// `10.0.0.5` or `2001:db8:0:1::/64`; `?` for what is no address.
    public let text: String

    /// Reads an address as a socket or a trusted proxy names it; a zone (`%eth0`) is dropped.
    public init(_ address: String) {
        let plain = address.lowercased().prefix { $0 != "%" }
        if let four = Self.versionFour(plain) {
            text = four
        } else if let groups = Self.groups(plain) {
            text = Self.text(of: groups)
        } else {
            text = "?"
        }
    }

    /// An IPv4 address that came through an IPv6 socket (`::ffff:10.0.0.5`) is the IPv4 address.
    private static func text(of groups: [UInt16]) -> String {
        if groups.prefix(6) == [0, 0, 0, 0, 0, 0xFFFF] {
            return groups.suffix(2).map { "\($0 >> 8).\($0 & 255)" }.joined(separator: ".")
        }
        return groups.prefix(4).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }

    private static func versionFour(_ text: Substring) -> String? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard parts.count == 4, !parts.contains(nil) else { return nil }
        return parts.compactMap { $0.map(String.init) }.joined(separator: ".")
    }

    /// The eight groups of an IPv6 address, RFC 4291 section 2.2.
    private static func groups(_ text: Substring) -> [UInt16]? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), let first = half(halves[0]) else { return nil }
        guard halves.count == 2 else { return first.count == 8 ? first : nil }
        guard let last = half(halves[1]), first.count + last.count < 8 else { return nil }
        return first + Array(repeating: 0, count: 8 - first.count - last.count) + last
    }

    private static func half(_ text: Substring) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        var groups: [UInt16] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            if let four = versionFour(part) {
                let bytes = four.split(separator: ".").compactMap { UInt16($0) }
                groups += [bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]]
            } else {
                guard let group = UInt16(part, radix: 16) else { return nil }
                groups.append(group)
            }
        }
        return groups
    }
}
