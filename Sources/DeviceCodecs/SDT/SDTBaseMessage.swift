/// What a base read brings: the text of the card, its photo, and fingerprints if they were asked for.
///
///     answer data of 30 01:  0100  0400            text 256  photo 1024
///     answer data of 30 10:  0100  0400  0400|0200|0000  text 256  photo 1024  fingerprints 1024|512|0
///
/// The length words are big-endian. Photo and fingerprints are in closed formats and stay opaque.
public struct SDTBaseMessage: Hashable, Sendable {
    static let textCount = 256
    static let photoCount = 1024
    static let fingerprintCounts = [0, 512, 1024]

    /// The text block of 256 bytes.
    public let text: SDTIdentityText
    /// 1024 bytes in the closed WLT format.
    public let photo: [UInt8]
    /// 0, 512 or 1024 bytes; nil when the read did not ask for them.
    public let fingerprints: [UInt8]?

    /// Takes the data of a good answer to a base read.
    public init(data: [UInt8]) throws(SDTBaseMessageError) {
        let plainCount = 4 + Self.textCount + Self.photoCount
        let wordCount = data.count == plainCount ? 2 : 3
        let words = Self.lengthWords(data, count: wordCount)
        guard words.starts(with: [Self.textCount, Self.photoCount]) else { throw .lengthsWrong(words) }
        let fingerprintCount = wordCount == 3 ? words[2] : 0
        guard Self.fingerprintCounts.contains(fingerprintCount) else { throw .lengthsWrong(words) }
        let textStart = wordCount * 2
        let photoStart = textStart + Self.textCount
        let photoEnd = photoStart + Self.photoCount
        guard data.count == photoEnd + fingerprintCount else { throw .dataCountWrong(data.count) }
        text = SDTIdentityText(block: Array(data[textStart..<photoStart]))
        photo = Array(data[photoStart..<photoEnd])
        fingerprints = wordCount == 3 ? Array(data[photoEnd...]) : nil
    }

    private static func lengthWords(_ data: [UInt8], count: Int) -> [Int] {
        guard data.count >= count * 2 else { return [] }
        return (0..<count).map { Int(data[$0 * 2]) << 8 | Int(data[$0 * 2 + 1]) }
    }
}

/// Why the data of an answer are no base message.
public enum SDTBaseMessageError: Error, Hashable, CustomStringConvertible {
    /// The length words at the beginning are not those of a base message.
    case lengthsWrong([Int])
    /// The data are shorter or longer than the length words say.
    case dataCountWrong(Int)

    public var description: String {
        switch self {
        case .lengthsWrong(let words): "the base message announces parts of \(words) bytes, which no card has"
        case .dataCountWrong(let count): "the base message has \(count) bytes, which its length words contradict"
        }
    }
}
