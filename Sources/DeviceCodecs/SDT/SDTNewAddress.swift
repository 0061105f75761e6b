/// An address added to a mainland card after it was issued.
public enum SDTNewAddress {
    /// The text in the 70 bytes of an answer to ``SDTRequest/readNewAddress``; nil when they are blank.
    public static func text(of data: [UInt8]) -> String? {
        let text = SDTTextBlock(data).field(0, data.count)
        return text.isEmpty ? nil : text
    }
}
