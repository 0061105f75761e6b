extension SecurityModule {
    mutating func find() -> ModuleAnswer {
        switch field {
        case .waiting(let card), .found(let card), .selected(let card):
            guard forcedStatus != 0x80 else { return ModuleAnswer(0x80) }
            field = .found(card)
            return ModuleAnswer(0x9F, [0, 0, 0, 0])
        case .empty, .read, .rejected:
            return ModuleAnswer(0x80)
        }
    }

    mutating func select() -> ModuleAnswer {
        pull(at: .select)
        guard case .found(let card) = field, forcedStatus != 0x81 else { return ModuleAnswer(0x81) }
        field = .selected(card)
        return ModuleAnswer(0x90, [UInt8](repeating: 0, count: 8))
    }

    mutating func read(fingerprint: Bool) -> ModuleAnswer {
        pull(at: .read)
        guard case .selected(let card) = field else { return ModuleAnswer(0x41) }
        if let status = forcedReadStatus {
            field = .rejected(card)
            return ModuleAnswer(status)
        }
        field = .read(card)
        // Lengths are big-endian: 256 bytes of text, 1024 of picture, no fingerprint enrolled.
        let lengths: [UInt8] = [1, 0, 4, 0] + (fingerprint ? [0, 0] : [])
        return ModuleAnswer(0x90, lengths + card.text + card.picture)
    }

    mutating func readAddedAddress() -> ModuleAnswer {
        pull(at: .address)
        guard let card = readableCard else { return ModuleAnswer(0x41) }
        guard let address = card.addedAddress, forcedStatus != 0x91 else { return ModuleAnswer(0x91) }
        return ModuleAnswer(0x90, address)
    }

    func readManagementNumbers() -> ModuleAnswer {
        guard let card = readableCard else { return ModuleAnswer(0x41) }
        return ModuleAnswer(0x90, card.managementNumbers)
    }

    private var readableCard: SimulatedCard? {
        switch field {
        case .selected(let card), .read(let card): card
        case .empty, .waiting, .found, .rejected: nil
        }
    }

    /// Statuses of other steps do not touch the base read.
    private var forcedReadStatus: UInt8? {
        guard let forcedStatus, ![0x60, 0x80, 0x81, 0x91].contains(forcedStatus) else { return nil }
        return forcedStatus
    }

    private mutating func pull(at step: Step) {
        guard pullBefore == step else { return }
        pullBefore = nil
        field = .empty
    }
}
