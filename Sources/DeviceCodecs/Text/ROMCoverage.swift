/// Which characters a printer's built-in font has. What is missing prints as a blank or as rubbish, without a word.
public struct ROMCoverage: Hashable, Sendable {
    public enum CharacterSet: String, Hashable, Sendable, Codable {
        /// GB 2312: 6763 Han characters.
        case gb2312
        /// GBK: 20902 Han characters.
        case gbk
    }

    public var characterSet: CharacterSet
    /// Characters that this model lacks although its set has them.
    public var missing: Set<Character>

    public init(characterSet: CharacterSet, missing: Set<Character> = []) {
        self.characterSet = characterSet
        self.missing = missing
    }

    /// The bytes that print `character` from the built-in font, or nil when it has to be drawn.
    ///
    /// Four-byte characters, the user-defined zones and FE50-FEA0 are taken to be missing everywhere: the last are
    /// characters (䶮 among them) that GBK left open and that few fonts have.
    public func bytes(for character: Character) -> [UInt8]? {
        if let ascii = character.asciiValue, ascii >= 0x20, ascii != 0x7F { return [ascii] }
        guard !missing.contains(character), let bytes = GB18030.encode(String(character)), bytes.count == 2 else {
            return nil
        }
        return has(lead: bytes[0], trail: bytes[1]) ? bytes : nil
    }

    private func has(lead: UInt8, trail: UInt8) -> Bool {
        let inGB2312 = (0xA1...0xF7).contains(lead) && trail >= 0xA1 && !(0xAA...0xAF).contains(lead)
        guard characterSet == .gbk else { return inGB2312 }
        switch lead {
        case 0x81...0xA0: return true
        case 0xA1...0xA7: return trail >= 0xA1
        case 0xA8...0xA9: return true
        case 0xAA...0xF7: return inGB2312 || trail < 0xA1
        case 0xF8...0xFD: return trail < 0xA1
        case 0xFE: return trail < 0x50
        default: return false
        }
    }
}
