/// The centre as telephones reach it. Said before a receipt's code, it makes a phone open the case there.
public struct PhoneAddress: Sendable, Hashable {
    /// Most signs of the address: a receipt's code with a longer one is too fine for the printers.
    public static let mostSigns = 64
    /// What stands before the code of a case in a path.
    private static let place = "/C/"

    /// Such as `HTTPS://BANLI.EXAMPLE/C/`: in capitals, since a QR code holds half as many small letters
    /// (ISO/IEC 18004, alphanumeric mode).
    public let prefix: String

    /// - Parameter text: `https://`, a host, a port if need be, and nothing behind; `http://` for this machine itself. Nil for
    ///   anything else.
    public init?(_ text: String) {
        let text = text.uppercased()
        let address = text.hasSuffix("/") ? text.dropLast() : text[...]
        guard address.utf8.count <= Self.mostSigns,
            let scheme = ["HTTPS://", "HTTP://"].first(where: { address.hasPrefix($0) })
        else { return nil }
        let parts = address.dropFirst(scheme.count).split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first, parts.count <= 2, Self.isHost(host),
            parts.count == 1 || UInt16(parts[1]) ?? 0 > 0,
            scheme == "HTTPS://" || ["127.0.0.1", "LOCALHOST"].contains(host)
        else { return nil }
        prefix = address + Self.place
    }

    private static func isHost(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.allSatisfy { sign in sign.isASCII && (sign.isLetter || sign.isNumber || sign == "-" || sign == ".")
            }
    }

    /// What a code says, without the address before it. Any centre's will do: whose a receipt is, its signatures say.
    static func bare(_ text: String) -> Substring {
        guard text.prefix(4).uppercased() == "HTTP", let place = text.firstRange(of: place) else { return text[...] }
        return text[place.upperBound...]
    }
}
