/// Numbers and names that follow from a seed and a text: the same every time, and nobody's.
struct Invention {
    private var state: UInt64

    /// FNV-1a over the text, mixed with the seed.
    init(seed: UInt64, _ text: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        state = hash
    }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from zero up to, and without, the bound.
    mutating func number(below bound: Int) -> Int {
        bound > 0 ? Int(next() % UInt64(bound)) : 0
    }

    /// So many digits.
    mutating func digits(_ count: Int) -> String {
        (0..<count).map { _ in String(number(below: 10)) }.joined()
    }

    /// One of the items; nil of none.
    mutating func pick<Item>(_ items: [Item]) -> Item? {
        items.isEmpty ? nil : items[number(below: items.count)]
    }
}
