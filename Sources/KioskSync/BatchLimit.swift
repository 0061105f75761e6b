import HubMessages

/// How many events and bytes go into one batch: halved when the hub says too large, raised slowly after success.
struct BatchLimit: Hashable {
    private static let step = 10
    /// Bytes left for what stands around the events in a batch.
    private static let frame = 1024

    private(set) var events = PushBatch.maximumEvents
    private(set) var bytes = PushBatch.maximumBytes

    mutating func tooLarge(maximumBytes: Int?) {
        events = max(1, events / 2)
        if let maximumBytes { bytes = max(Self.frame * 2, maximumBytes) }
    }

    mutating func succeeded() {
        events = min(PushBatch.maximumEvents, events + Self.step)
    }

    /// How many of the first events fit; always one, since an event that fits nowhere must be seen to fail.
    func count(fitting sizes: [Int]) -> Int {
        var total = Self.frame
        var count = 0
        for size in sizes.prefix(events) {
            total += size + 1
            guard total <= bytes || count == 0 else { break }
            count += 1
        }
        return count
    }
}
