public import HallCore
public import HubMessages
import KioskStore

extension HubConnection {
    /// What the hub can do about bills; nil when it cannot be asked. A hub from before there were bills does nothing.
    public func billOffer() async -> BillOffer? {
        do {
            return try await askOfBills("GET", "bills", body: [], timeout: .seconds(5))
        } catch HubFault.refused(let problem) where problem.status == 404 {
            return BillOffer.none
        } catch {
            return nil
        }
    }

    /// Asks for bills; nil when the hub cannot be asked. Waits as long as the hub waits for the billing system.
    public func ask(_ question: BillQuestion) async -> BillAnswer? {
        try? await askOfBills("POST", "bills", body: HubClient.encode(question), timeout: .seconds(20))
    }

    /// Orders, follows or cancels a payment; nil when what became of it is not known.
    public func ask(_ question: BillPaymentQuestion) async -> PaymentStanding? {
        try? await askOfBills("POST", "payments", body: HubClient.encode(question), timeout: .seconds(20))
    }

    private func askOfBills<Answer: Decodable>(
        _ method: String, _ place: String, body: [UInt8], timeout: Duration
    ) async throws -> Answer {
        let station = try await database.station()
        let client = HubClient(transport: transport, station: station, now: surroundings.now)
        return try await client.call(method, "/v1/kiosks/\(station.kiosk)/\(place)", body: body, timeout: timeout)
    }
}
