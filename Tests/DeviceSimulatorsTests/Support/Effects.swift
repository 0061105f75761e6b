import DeviceSimulators

extension [PrinterEffect] {
    /// The bytes that went to the host.
    var replies: [UInt8] {
        flatMap { effect -> [UInt8] in
            if case .reply(let bytes) = effect { bytes } else { [] }
        }
    }

    /// The paper that was cut off.
    var strips: [PaperStrip] {
        compactMap { effect in
            if case .strip(let strip) = effect { strip } else { nil }
        }
    }
}
