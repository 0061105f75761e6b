import DeviceCodecs

/// A printer that answers status questions and end markers, and keeps what it was sent.
struct FakePrinter: Sendable {
    enum Health: Sendable { case well, paperLow, paperOut, coverOpen, cutterJam, mute }

    var health = Health.well
    /// Everything that is no question, in order.
    var received: [UInt8] = []
    /// After how many bytes of jobs the health changes.
    var change: (after: Int, to: Health)?
    /// Bytes of jobs: what came since the last initialising.
    private(set) var jobBytes = 0

    mutating func take(_ bytes: [UInt8]) -> [UInt8] {
        if health == .mute { return [] }
        if bytes.count == 3, bytes[0] == 0x10, bytes[1] == 0x04 { return [status(bytes[2])] }
        received += bytes
        jobBytes += bytes.count
        if let change, jobBytes >= change.after {
            health = change.to
            self.change = nil
        }
        let isMarker = bytes == ESCPOS.endOfJobMarker
        return isMarker && [.well, .paperLow].contains(health) ? [0x00] : []
    }

    private func status(_ query: UInt8) -> UInt8 {
        switch (health, query) {
        case (.paperLow, 4): 0x1E
        case (.paperOut, 1), (.coverOpen, 1), (.cutterJam, 1): 0x1A
        case (.paperOut, 2): 0x32
        case (.paperOut, 4): 0x7E
        case (.coverOpen, 2): 0x16
        case (.cutterJam, 2): 0x52
        case (.cutterJam, 3): 0x1A
        default: 0x12
        }
    }
}
