import HubService

/// Makes the clerks of the settings known. A clerk who is known keeps the PIN they have.
struct ClerkSeeding {
    let hub: Hub

    func seed(_ clerks: [HubConfiguration.Clerk]) throws {
        for clerk in clerks where try !hub.knowsClerk(named: clerk.name) {
            let fault = HubConfigurationFault.badPIN(workNumber: clerk.workNumber)
            if let pin = clerk.pin {
                guard PINRule.allows(pin) else { throw fault }
                try hub.saveClerk(name: clerk.name, workNumber: clerk.workNumber, pin: pin)
            } else if let text = clerk.pinHash {
                guard let hash = PINHash(text) else { throw fault }
                try hub.saveClerk(name: clerk.name, workNumber: clerk.workNumber, pinHash: hash)
            } else {
                throw HubConfigurationFault.clerkWithoutPIN(workNumber: clerk.workNumber)
            }
        }
    }
}

/// What a PIN may be: 6 to 64 digits.
enum PINRule {
    static func allows(_ pin: String) -> Bool {
        (6...64).contains(pin.utf8.count) && pin.utf8.allSatisfy { (48...57).contains($0) }
    }
}
