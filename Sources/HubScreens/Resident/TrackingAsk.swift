import Foundation

/// Asks for a receipt's number and code.
struct TrackingAsk {
    var typedNumber: String
    var mistakes: [String]

    init(_ values: FormValues, isWrong: Bool) {
        typedNumber = values.typed("number") ?? ""
        mistakes = isWrong ? ["没有找到这个办件。请核对回执上的编号和查询码。"] : []
    }

    /// A value as an address carries it.
    static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
