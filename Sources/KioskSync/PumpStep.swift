/// What one round of a pump came to.
enum PumpStep: Hashable {
    /// Something went through; go on at once.
    case moved
    /// Nothing to do for now.
    case idle
    /// Try again after a wait, at least as long as the hub wished.
    case pause(LinkTrouble, atLeast: Duration?)
}

extension PumpStep {
    init(failedWith fault: any Error) {
        guard case .busy(let wish)? = fault as? HubFault else {
            self = .pause(LinkTrouble(fault), atLeast: nil)
            return
        }
        self = .pause(.busy, atLeast: wish)
    }
}
