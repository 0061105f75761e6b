import Foundation
import HTTPTypes
import HallCore
import Hummingbird
import KioskSession
import KioskStore
import KioskSync
import Logging
import NIOCore
import ServiceLifecycle

/// The hall's other terminals: answers them on the hall's network, and asks them. Only sealed forms and names made with the
/// hall's secret pass there, so plain HTTP does.
struct CarryBay: Service {
    private let listen: BindAddress
    private let peers: [HTTPTransport]
    private let seal: CarrySeal
    private let desk: TerminalDesk
    private let logger: Logger

    /// Where a form is asked for, and how old a request may be, in milliseconds: clocks of one hall differ little.
    private static let path = "/v1/carried"
    private static let oldest: Int64 = 120_000

    /// Nil without settings.
    init?(_ settings: KioskConfiguration.CarryOver?, desk: TerminalDesk, logger: Logger) throws {
        guard let settings else { return nil }
        let parts = settings.listen.split(separator: ":")
        guard parts.count == 2, let port = Int(parts[1]), let secret = Data(base64Encoded: settings.secret),
            secret.count >= 32
        else { throw ConfigurationFault.badCarryOver }
        listen = .hostname(String(parts[0]), port: port)
        peers = try settings.peers.map { address in
            guard let url = URL(string: "http://\(address)") else { throw ConfigurationFault.badCarryOver }
            return HTTPTransport(client: HTTPTransport.makeClient(), base: url)
        }
        (seal, self.desk, self.logger) = (CarrySeal(secret: Array(secret)), desk, logger)
    }

    /// How this terminal asks the others.
    var line: CarryLine {
        CarryLine(seal: seal) { [self] lookup, taker in await ask(lookup, taker) }
    }

    func run() async throws {
        let router = Router()
        router.post(RouterPath(Self.path)) { request, _ in
            let body = try await request.body.collect(upTo: 1024)
            return await answer(String(buffer: body))
        }
        try await Application(router: router, configuration: .init(address: listen), logger: logger).run()
    }

    /// `time lookup taker mark`, the mark over what stands before it.
    private func answer(_ request: String) async -> Response {
        let words = request.split(separator: " ").map(String.init)
        guard words.count == 4, let time = Int64(words[0]),
            abs(SystemSurroundings.now().milliseconds - time) < Self.oldest,
            seal.isMark(words[3], of: words[..<3].joined(separator: " "))
        else { return Response(status: .forbidden) }
        guard let form = await desk.terminal?.handOver(words[1], to: words[2]) else {
            return Response(status: .notFound)
        }
        return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: form)))
    }

    /// All at once; the first that has it is enough.
    private func ask(_ lookup: String, _ taker: String) async -> [UInt8]? {
        let words = "\(SystemSurroundings.now().milliseconds) \(lookup) \(taker)"
        let body = Array("\(words) \(seal.mark(of: words))".utf8)
        return await withTaskGroup(of: [UInt8]?.self) { group in
            for peer in peers {
                group.addTask {
                    let request = HubRequest(
                        method: "POST", target: Self.path, headers: [:], body: body, timeout: .seconds(3))
                    guard let answer = try? await peer.send(request), answer.status == 200 else { return nil }
                    return answer.body
                }
            }
            for await found in group {
                if let found {
                    group.cancelAll()
                    return found
                }
            }
            return nil
        }
    }
}
