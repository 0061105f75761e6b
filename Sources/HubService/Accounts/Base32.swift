/// Base 32 of RFC 4648 section 6 without padding, as authenticator applications take secrets.
enum Base32 {
    static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ bytes: [UInt8]) -> String {
        encode(bytes, letters)
    }

    /// Five bits a letter, the first bits first; the last letter is filled up with zero bits.
    static func encode(_ bytes: [UInt8], _ letters: [Character]) -> String {
        var text = ""
        var (bits, count) = (0, 0)
        for byte in bytes {
            (bits, count) = (bits << 8 | Int(byte), count + 8)
            while count >= 5 {
                count -= 5
                text.append(letters[bits >> count & 31])
            }
            bits &= (1 << count) - 1
        }
        if count > 0 { text.append(letters[bits << (5 - count) & 31]) }
        return text
    }
}
