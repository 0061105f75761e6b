import HallCore
import HubMessages
import HubStore
import Logging

extension Hub {
    /// Proves to anyone that this is the hub, and tells its time.
    func hello(nonce: String) async throws -> Hello {
        guard (16...128).contains(nonce.utf8.count) else {
            throw Problem(type: .badRequest, title: "The nonce must have 16 to 128 characters", status: 400)
        }
        var hello = Hello(nonce: nonce, epoch: try await store.epoch(), hubTime: surroundings.now())
        hello.signature = try keys.sign(hello.signedBytes())
        return hello
    }

    /// Makes a kiosk's key and stream known, if it holds the token of the settings or the code an administrator gave.
    func enrol(_ request: EnrolmentRequest, from source: SourceAddress) async throws -> Enrolment {
        let tries = "\(source.text) \(kiosks[request.kiosk]?.code ?? "?")"
        try limits.check(.enrolment, tries)
        guard let admission = try await admission(of: request) else {
            try limits.take(.enrolment, tries)
            log.warning("an enrolment was refused", metadata: ["kiosk": "\(request.kiosk.prefix(16))"])
            throw Problem.kioskUnknown
        }
        guard request.publicKey.bytes.count == 32 else {
            throw Problem(type: .badRequest, title: "The public key has not 32 bytes", status: 400)
        }
        let time = surroundings.now()
        let outcome = try await store.enrol(
            kiosk: request.kiosk, division: admission.kiosk.division, publicKey: request.publicKey.bytes,
            stream: request.stream, at: time, isInvited: admission.isInvited)
        log.notice(
            "a kiosk enrolled",
            metadata: [
                "kiosk": "\(request.kiosk)", "stream": "\(request.stream)", "outcome": "\(outcome.rawValue)",
            ])
        guard outcome != .notInvited else { throw Problem.codeUsedUp }
        guard outcome == .taken else { throw Problem.kioskRevoked }
        var enrolment = Enrolment(
            epoch: try await store.epoch(), hubPublicKey: Base64(keys.publicKey), hubTime: time,
            certificate: try certificate(for: request, at: time))
        enrolment.proof = Proof.code(over: enrolment.provenBytes(for: request), token: admission.kiosk.token)
        return enrolment
    }

    /// By whose word the kiosk comes; nil when it holds neither secret.
    private func admission(of request: EnrolmentRequest) async throws -> (kiosk: AdmittedKiosk, isInvited: Bool)? {
        func proves(_ kiosk: AdmittedKiosk) -> Bool {
            Proof.holds(request.proof, over: request.provenBytes(), token: kiosk.token)
        }
        if let admitted = kiosks[request.kiosk], proves(admitted) { return (admitted, false) }
        guard let invitation = try await store.invitation(of: request.kiosk) else { return nil }
        let invited = AdmittedKiosk(
            code: invitation.code, token: keys.enrolmentCode(of: invitation.code, nonce: invitation.nonce),
            division: invitation.division)
        return proves(invited) ? (invited, true) : nil
    }

    /// Good for two years: longer than any limit runs.
    private func certificate(for request: EnrolmentRequest, at time: Timestamp) throws -> KioskCertificate {
        var certificate = KioskCertificate(
            kiosk: request.kiosk, publicKey: request.publicKey.bytes, until: time.date.adding(months: 24))
        certificate.signature = try keys.sign(certificate.signedBytes()).bytes
        return certificate
    }
}

extension Problem {
    static let codeUsedUp = Problem(
        type: .kioskUnknown, title: "The enrolment code was used, has expired or was taken back", status: 401,
        detail: "ask the administrator for a new one")
}
