import HallCore
import HubStore

/// Checks what was typed as a code: of the phone, or a recovery code.
struct CodeCheck: Sendable {
    let keys: AccountKeys
    let now: Timestamp

    /// What is left of the second factor after this code was used; nil if it is wrong or was used before.
    func accept(_ typed: String, of member: StaffMember) -> (factor: SecondFactor, isRecovery: Bool)? {
        let code = SpokenCode.normal(typed)
        var factor = member.secondFactor
        if code.count == OneTimeCode.digits {
            guard let sealed = factor.secret,
                let step = step(of: code, sealed: sealed, member.id, after: factor.lastStep)
            else { return nil }
            factor.lastStep = step
            return (factor, false)
        }
        let digest = keys.digest(recoveryCode: code, of: member.id)
        guard let index = factor.recoveryDigests.firstIndex(of: digest) else { return nil }
        factor.recoveryDigests.remove(at: index)
        return (factor, true)
    }

    /// The second factor after enrolment with this code; nil if it is wrong or nothing is pending.
    func enrol(_ typed: String, of member: StaffMember, recoveryCodes: [String]) -> SecondFactor? {
        let code = SpokenCode.normal(typed)
        guard let pending = member.secondFactor.pendingSecret,
            let step = step(of: code, sealed: pending, member.id, after: 0)
        else { return nil }
        return SecondFactor(
            secret: pending, lastStep: step,
            recoveryDigests: recoveryCodes.map { keys.digest(recoveryCode: $0, of: member.id) })
    }

    private func step(of code: String, sealed: [UInt8], _ id: StaffID, after last: Int64) -> Int64? {
        keys.open(sealed, of: id).flatMap {
            OneTimeCode(secret: $0).step(of: code, at: now.milliseconds, after: last)
        }
    }
}
