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

    /// Makes a kiosk's key and stream known, if it holds the token its operator was given.
    func enrol(_ request: EnrolmentRequest, from source: SourceAddress) async throws -> Enrolment {
        let admitted = kiosks[request.kiosk]
        let tries = "\(source.text) \(admitted?.code ?? "?")"
        try limits.check(.enrolment, tries)
        guard let admitted, Proof.holds(request.proof, over: request.provenBytes(), token: admitted.token) else {
            try limits.take(.enrolment, tries)
            log.warning("an enrolment was refused", metadata: ["kiosk": "\(request.kiosk.prefix(16))"])
            throw Problem.kioskUnknown
        }
        guard request.publicKey.bytes.count == 32 else {
            throw Problem(type: .badRequest, title: "The public key has not 32 bytes", status: 400)
        }
        let time = surroundings.now()
        let outcome = try await store.enrol(
            kiosk: request.kiosk, division: admitted.division, publicKey: request.publicKey.bytes,
            stream: request.stream, at: time)
        log.notice(
            "a kiosk enrolled",
            metadata: [
                "kiosk": "\(request.kiosk)", "stream": "\(request.stream)", "outcome": "\(outcome.rawValue)",
            ])
        guard outcome == .taken else { throw Problem.kioskRevoked }
        var enrolment = Enrolment(
            epoch: try await store.epoch(), hubPublicKey: Base64(keys.publicKey), hubTime: time,
            certificate: try certificate(for: request, at: time))
        enrolment.proof = Proof.code(over: enrolment.provenBytes(for: request), token: admitted.token)
        return enrolment
    }

    /// Good for two years: longer than any limit runs.
    private func certificate(for request: EnrolmentRequest, at time: Timestamp) throws -> KioskCertificate {
        var certificate = KioskCertificate(
            kiosk: request.kiosk, publicKey: request.publicKey.bytes, until: time.date.adding(months: 24))
        certificate.signature = try keys.sign(certificate.signedBytes()).bytes
        return certificate
    }
}
