/// What is remembered of the keys that were used lately, in bounded memory.
///
/// Two generations: a key that is used moves to the younger one; when that is full the older one is forgotten as a whole.
/// So at least the last `capacity` different keys are known, and never more than twice as many are held.
struct RateMemory<Key: Hashable> {
    let capacity: Int
    private var young: [Key: Int64] = [:]
    private var old: [Key: Int64] = [:]

    /// - Parameter capacity: at least 1.
    init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    /// Keys that are held.
    var count: Int { young.count + old.count }

    func wholeAt(_ key: Key) -> Int64? {
        young[key] ?? old[key]
    }

    mutating func keep(_ wholeAt: Int64, for key: Key) {
        if young[key] == nil, young.count >= capacity { (old, young) = (young, [:]) }
        old[key] = nil
        young[key] = wholeAt
    }
}
