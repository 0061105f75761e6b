import DeviceCodecs
import Testing

struct WaveSoundTests {
    /// A file of one channel at 8000 samples a second.
    private static func file(_ samples: [Int16], length: UInt32? = nil, format: UInt8 = 1) -> [UInt8] {
        let data = samples.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        let size = length ?? UInt32(data.count)
        let chunk =
            Array("fmt ".utf8) + [16, 0, 0, 0, format, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0]
        let odd = Array("LIST".utf8) + [3, 0, 0, 0, 1, 2, 3, 0]
        return Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WAVE".utf8) + chunk + odd + Array("data".utf8)
            + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + data
    }

    @Test func `samples are found behind other chunks`() {
        let sound = WaveSound(Self.file([1, -2, 300]))
        #expect(sound == WaveSound(channels: 1, rate: 8000, samples: [1, -2, 300]))
    }

    @Test func `a length that a pipe could not know means the rest`() {
        #expect(WaveSound(Self.file([5, 6], length: 0x7FFF_FFFF))?.samples == [5, 6])
    }

    @Test func `other formats and other files are none`() {
        #expect(WaveSound(Self.file([1], format: 3)) == nil)
        #expect(WaveSound(Array("not a sound".utf8)) == nil)
        #expect(WaveSound([]) == nil)
    }

    @Test func `every beginning of a file is read or refused`() {
        let file = Self.file([1, 2, 3])
        for length in 0...file.count {
            #expect((WaveSound(Array(file[..<length]))?.samples.count ?? 0) <= 3)
        }
    }

    @Test func `louder than possible is as loud as possible`() {
        let sound = WaveSound(channels: 1, rate: 8000, samples: [100, -100, 20_000, -20_000])
        #expect(sound.scaled(percent: 200).samples == [200, -200, 32_767, -32_768])
        #expect(sound.scaled(percent: 25).samples == [25, -25, 5000, -5000])
        #expect(sound.pcm.prefix(4) == [100, 0, 0x9C, 0xFF])
    }
}
