/// The hybrid check character system of ISO 7064, MOD 37,36, over 0-9 and A-Z.
public enum MOD3736 {
    /// The check character of a body; nothing if the body is empty or holds another sign.
    public static func checkCharacter(of body: some StringProtocol) -> Character? {
        guard !body.isEmpty else { return nil }
        var product = 36
        for byte in body.utf8 {
            guard let value = value(of: byte) else { return nil }
            let sum = (product + value) % 36
            product = (sum == 0 ? 36 : sum) * 2 % 37
        }
        let check = (37 - product) % 36
        return Character(UnicodeScalar(UInt8(check < 10 ? 48 + check : 55 + check)))
    }

    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case 48...57: Int(byte) - 48
        case 65...90: Int(byte) - 55
        default: nil
        }
    }
}
