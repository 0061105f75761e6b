import Foundation
public import HallCore
import HubStore
import Logging

/// What became of a sign-in.
public enum SignIn: Sendable {
    /// The token goes into the cookie and nowhere else.
    case opened(token: String)
    /// Name or PIN is wrong; which one is not said.
    case wrong
    case locked(until: Timestamp)
}

/// A clerk whose cookie was recognised.
public struct SignedIn: Sendable {
    public var name: String
    /// What lanes and logs name.
    public var workNumber: String
    /// Must come back with every form.
    public var formToken: String
}

extension Hub {
    /// Wrong PINs in a row before a clerk is locked.
    public static let maximumFailures = 5
    /// How long a lock lasts, in minutes.
    public static let lockMinutes = 15
    /// How long a session lasts, in minutes: a working day.
    static let sessionMinutes = 9 * 60

    /// Adds a clerk, or gives a known one a new PIN.
    public func saveClerk(name: String, workNumber: String, pin: String) throws {
        try saveClerk(
            name: name, workNumber: workNumber, pinHash: try PINHash(pin: pin, salt: surroundings.bytes(16)))
    }

    /// Adds a clerk whose PIN was hashed elsewhere.
    public func saveClerk(name: String, workNumber: String, pinHash: PINHash) throws {
        try store.saveClerk(Clerk(name: name, workNumber: workNumber, pinHash: pinHash.text))
    }

    /// Whether there is a clerk of this name.
    public func knowsClerk(named name: String) throws -> Bool {
        try store.clerk(named: name) != nil
    }

    /// Opens a session. The lock is looked at before the PIN, so that a locked clerk's PIN cannot be tried out.
    public func signIn(name: String, pin: String) throws -> SignIn {
        let now = surroundings.now()
        guard let clerk = try store.clerk(named: name), let hash = PINHash(clerk.pinHash) else {
            _ = try PINHash(pin: pin, salt: surroundings.bytes(16))
            return .wrong
        }
        if let until = clerk.lockedUntil, until > now { return .locked(until: until) }
        guard hash.matches(pin) else { return try countFailure(of: clerk, at: now) }
        let token = surroundings.bytes(32)
        try store.open(
            ClerkSession(
                tokenHash: Proof.digest(token), clerk: clerk.name,
                formToken: Data(surroundings.bytes(24)).base64EncodedString(),
                expiresAt: now.adding(minutes: Self.sessionMinutes)),
            at: now)
        return .opened(token: Data(token).base64EncodedString())
    }

    /// The clerk behind a cookie; nil when the session has run out or never was.
    public func signedIn(token: String) throws -> SignedIn? {
        guard let bytes = Data(base64Encoded: token) else { return nil }
        return try store.session(tokenHash: Proof.digest(Array(bytes)), at: surroundings.now())
            .map { SignedIn(name: $0.clerk.name, workNumber: $0.clerk.workNumber, formToken: $0.session.formToken) }
    }

    /// Ends the session behind a cookie, if there is one.
    public func signOut(token: String) throws {
        guard let bytes = Data(base64Encoded: token) else { return }
        try store.closeSession(tokenHash: Proof.digest(Array(bytes)))
    }

    /// After a lock has run out the count goes on, so one more wrong PIN locks again.
    private func countFailure(of clerk: Clerk, at now: Timestamp) throws -> SignIn {
        let until = now.adding(minutes: Self.lockMinutes)
        try store.countFailure(of: clerk.name, limit: Self.maximumFailures, lockUntil: until)
        log.warning("a wrong PIN", metadata: ["clerk": "\(clerk.workNumber)", "failures": "\(clerk.failures + 1)"])
        return clerk.failures + 1 >= Self.maximumFailures ? .locked(until: until) : .wrong
    }
}
