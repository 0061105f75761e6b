import ArgumentParser
import Foundation
import HallCore
import Hummingbird
import Logging
import OutsideSimulators
import ServiceLifecycle
import UnixSignals

/// The centre's outside, played.
@main
struct HubSim: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hubsim",
        abstract: "Five utilities' systems, billing, a payment gateway, repairs, the approval platform and the licence "
            + "library, over HTTP.",
        discussion: """
            All people and accounts are invented and follow from --seed. Numbers that begin \
            with 99 have accounts.

            Control, by HTTP at the same address, with JSON bodies:
              GET    /control/state                    everything in short
              GET    /control/utilities/UTILITY/tasks  with how often each came
              POST   /control/utilities/UTILITY/tasks/KEY/status
                     {"kind": KIND, ...}               the utility reports
              PUT    /control/faults/SYSTEM            {"kind": FAULT, "times": N,
                                                        "seconds": N}
              DELETE /control/faults/SYSTEM
              PUT    /control/hub                      {"url": "http://..."}
              POST   /control/orders/ORDER/payment     {} or {"late": true,
                                                        "amount": FEN}
              POST   /control/repairs/ID/update        {"status": "closed",
                                                        "text": "..."}
              POST   /control/repairs                  the arguments of Open311: an app
                                                       asks the hub for a repair
              POST   /control/approval/decisions       {"caseNumber": N, "permission": P,
                                                        "department": D,
                                                        "verdict": "agreed"}
              GET    /control/deliveries               what was sent to the hub
              POST   /control/deliveries/ID/replay     the same bytes once more
              POST   /control/work                     a round of --auto, now

            SYSTEM: water power gas heat network bills gateway open311 approval
                    licences subscriber
            FAULT:  lose-answer down refuse slow wrong-body half-answer busy
                    duplicate-callbacks forged-signature
            KIND:   accepted correction-needed facts-found stage-finished
                    result-sheet permission-requested refused completed
            """)

    @Option(help: "Address and port.")
    var listen = "127.0.0.1:8490"

    @Option(help: "Where reports and callbacks go, such as http://127.0.0.1:8480; none are sent without it.")
    var hub: String?

    @Option(help: "What people, accounts and secrets follow from.")
    var seed: UInt64 = 1

    @Option(help: "What callers have to show as bearer token; anything will do without it.")
    var token: String?

    @Option(help: "File in which the state is kept between runs; in memory only without it.")
    var state: String?

    @Option(help: "Utilities do their next step by themselves after so many seconds.")
    var auto: Int?

    func validate() throws {
        guard auto.map({ $0 >= 0 }) ?? true else { throw ValidationError("--auto takes seconds, 0 or more.") }
        _ = try place()
        _ = try hubAddress()
    }

    func run() async throws {
        do {
            try await serve()
        } catch {
            FileHandle.standardError.write(Data("hubsim: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }

    private func serve() async throws {
        let log = Logger(label: "hubsim") { StreamLogHandler.standardError(label: $0) }
        let world = try OutsideWorld(settings(), log: log)
        let (host, port) = try place()
        let (seed, hub) = (seed, hub)
        let server = OutsideServer.application(
            world, address: .hostname(host, port: port), log: log,
            onServerRunning: { port in
                print(Announcement(base: "http://\(host):\(port)", seed: seed, hub: hub).text)
                fflush(nil)
            })
        var configuration = ServiceGroupConfiguration(
            services: [.init(service: server), .init(service: Worker(world: world))],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
        configuration.maximumGracefulShutdownDuration = .seconds(2)
        configuration.maximumCancellationDuration = .seconds(1)
        try await ServiceGroup(configuration: configuration).run()
    }

    private func settings() throws -> OutsideSettings {
        OutsideSettings(
            seed: seed, hub: try hubAddress(), token: token, stateFile: state,
            automaticDelay: auto.map { .seconds($0) },
            now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
    }

    private func hubAddress() throws -> URL? {
        guard let hub else { return nil }
        guard let url = URL(string: hub), url.host != nil, ["http", "https"].contains(url.scheme) else {
            throw ValidationError("--hub takes an address such as http://127.0.0.1:8480.")
        }
        return url
    }

    private func place() throws -> (host: String, port: Int) {
        guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]),
            (0...65_535).contains(port), colon > listen.startIndex
        else { throw ValidationError("--listen takes an address and a port, such as 127.0.0.1:8490.") }
        return (String(listen[..<colon]), port)
    }
}

/// What happens by itself, until the program is told to stop.
struct Worker: Service {
    let world: OutsideWorld

    func run() async throws {
        await cancelWhenGracefulShutdown { await world.work() }
    }
}
