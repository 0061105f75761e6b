import HallCore

/// All that the outside knows.
struct WorldState: Codable, Sendable {
    var utilities: [String: UtilityDesk] = [:]
    var bills = BillBook()
    var gateway = GatewayBook()
    var repairs = RepairBook()
    var approval = ApprovalBook()
    var licences = LicenceBook()
    var subscriber = SubscriberBook()
    /// By the system's name.
    var faults: [String: Fault] = [:]
    /// Reports and callbacks, oldest first.
    var deliveries: [Delivery] = []

    /// The fault that a request meets. One with a number of times is used up by it.
    mutating func fault(of system: OutsideSystem, writing: Bool) -> Fault? {
        guard let fault = faults[system.name], fault.concerns(writing: writing) else { return nil }
        useUp(system)
        return fault
    }

    /// The fault that a report or callback meets.
    mutating func callbackFault(of system: OutsideSystem) -> Fault.Kind? {
        guard let fault = faults[system.name] else { return nil }
        switch fault.kind {
        case .duplicateCallbacks, .forgedSignature: break
        default: return nil
        }
        useUp(system)
        return fault.kind
    }

    private mutating func useUp(_ system: OutsideSystem) {
        guard let times = faults[system.name]?.times else { return }
        if times > 1 { faults[system.name]?.times = times - 1 } else { faults[system.name] = nil }
    }
}
