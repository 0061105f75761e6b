internal import Foundation

/// The Chinese national character set as printers and scanners use it.
public enum GB18030 {
    // kCFStringEncodingGB_18030_2000 with the bit that marks encodings taken over from Core Foundation.
    private static let encoding = String.Encoding(rawValue: 0x8000_0632)

    /// The bytes of `text`: one for ASCII, two or four for the rest. Nil only for text that is no valid Unicode.
    public static func encode(_ text: String) -> [UInt8]? {
        text.data(using: encoding).map(Array.init)
    }

    /// The text of `bytes`, or nil when they are not GB18030 throughout.
    public static func decode(_ bytes: some Sequence<UInt8>) -> String? {
        String(data: Data(bytes), encoding: encoding)
    }
}
