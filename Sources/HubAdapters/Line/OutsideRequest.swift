import HallCore

/// A request to an outside system on its way out. The address never holds anything personal; the body may.
struct OutsideRequest: Sendable, Hashable, Concealed {
    var method: String
    /// Path with query, below the system's address; begins with `/`.
    var target: String
    var headers: [String: String] = [:]
    var body: [UInt8] = []
    var contentType = "application/json"

    /// Method and target.
    var description: String { "\(method) \(target)" }

    static func get(_ target: String) -> OutsideRequest {
        OutsideRequest(method: "GET", target: target)
    }

    static func post(_ target: String, key: IdempotencyKey? = nil, body: [UInt8]) -> OutsideRequest {
        var request = OutsideRequest(method: "POST", target: target, body: body)
        if let key { request.headers["idempotency-key"] = key.headerValue }
        return request
    }
}

/// Text as one segment of a path, or one word of a query or a form.
enum URLText {
    /// Everything but the unreserved characters of RFC 3986 as `%` and two digits of each UTF-8 byte.
    static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            if isUnreserved(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += "%" + Hexadecimal.text([byte]).uppercased()
            }
        }
        return result
    }

    /// `a=1&b=2` in the order given, for a query or a body of `application/x-www-form-urlencoded`.
    static func form(_ pairs: [(String, String)]) -> String {
        pairs.map { escaped($0) + "=" + escaped($1) }.joined(separator: "&")
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~".utf8.contains(byte)
        }
    }
}
