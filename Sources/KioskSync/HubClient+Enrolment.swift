import Crypto
import Foundation
import HallCore
import HubMessages
import KioskStore

extension HubClient {
    /// Makes this kiosk known to the hub. Both sides prove that they hold the token; it does not travel.
    func enrol(token: String) async throws -> Enrolment {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: station.signingKey.value)
        var request = EnrolmentRequest(
            kiosk: station.kiosk, stream: station.stream, publicKey: Base64(key.publicKey.rawRepresentation))
        let secret = SymmetricKey(data: Data(token.utf8))
        request.proof = Base64(HMAC<SHA256>.authenticationCode(for: request.provenBytes(), using: secret))
        let enrolment: Enrolment = try await callUnsigned("POST", "/v1/enrolments", body: try Self.encode(request))
        guard
            HMAC<SHA256>.isValidAuthenticationCode(
                enrolment.proof.bytes, authenticating: enrolment.provenBytes(for: request), using: secret)
        else { throw HubFault.notTheHub(status: 200) }
        return enrolment
    }
}
