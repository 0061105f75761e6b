/// Sound of 16-bit samples, as RIFF/WAVE files hold it.
///
///     offset 0  "RIFF", length, "WAVE"; then chunks: four letters, length (little-endian, 32 bits), bytes, one byte of
///               padding where the length is odd
///     "fmt "    format (16: 1 = PCM), channels (16), samples a second (32), bytes a second (32), block (16), bits (16)
///     "data"    the samples; a writer to a pipe gives a length it does not know as 0x7FFFFFFF or so
///
/// Source: Microsoft/IBM, Multimedia Programming Interface and Data Specifications 1.0, chapter 3.
public struct WaveSound: Sendable, Equatable {
    public var channels: Int
    /// Samples a second of each channel.
    public var rate: Int
    /// All channels' samples in turn.
    public var samples: [Int16]

    public init(channels: Int, rate: Int, samples: [Int16]) {
        self.channels = channels
        self.rate = rate
        self.samples = samples
    }

    /// Reads a whole file. Nil when it is none, or not of 16-bit PCM.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count >= 12, bytes[0..<4].elementsEqual("RIFF".utf8), bytes[8..<12].elementsEqual("WAVE".utf8),
            let format = Self.chunk("fmt ", in: bytes), format.count >= 16, let data = Self.chunk("data", in: bytes)
        else { return nil }
        let fields = Array(format)
        let channels = Self.number(fields, at: 2, bytes: 2)
        let rate = Self.number(fields, at: 4, bytes: 4)
        guard Self.number(fields, at: 0, bytes: 2) == 1, Self.number(fields, at: 14, bytes: 2) == 16,
            (1...2).contains(channels), (4000...192_000).contains(rate)
        else { return nil }
        let bits = data.startIndex
        samples = (0..<(data.count / 2)).map { place in
            Int16(bitPattern: UInt16(data[bits + 2 * place]) | UInt16(data[bits + 2 * place + 1]) << 8)
        }
        self.channels = channels
        self.rate = rate
    }

    /// Length in milliseconds.
    public var milliseconds: Int { samples.count / max(1, channels) * 1000 / max(1, rate) }

    /// The same sound louder or softer, in hundredths; what would be too loud for a sample is as loud as one can be.
    public func scaled(percent: Int) -> WaveSound {
        guard percent != 100 else { return self }
        var sound = self
        sound.samples = samples.map { Int16(clamping: Int($0) * percent / 100) }
        return sound
    }

    /// The samples as they go to a sound device: little-endian.
    public var pcm: [UInt8] {
        samples.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    /// The bytes of the first chunk of a name; a length beyond the end counts as up to the end.
    private static func chunk(_ name: String, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var place = 12
        while place + 8 <= bytes.count {
            let length = number(bytes, at: place + 4, bytes: 4)
            let start = place + 8
            if bytes[place..<place + 4].elementsEqual(name.utf8) {
                return bytes[start..<min(bytes.count, start + length)]
            }
            place = start + length + length % 2
        }
        return nil
    }

    private static func number(_ bytes: [UInt8], at place: Int, bytes count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
}
