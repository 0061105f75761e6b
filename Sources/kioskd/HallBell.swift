import Foundation
import KioskSession
import Logging

/// The hall's bell: a program that tells somebody of the staff, by a lamp, a pager, a message.
///
/// It is run as `PROGRAM KIOSK REASON` and has to end with 0 within the limit when somebody was told. It gets nothing about
/// the person at the terminal.
struct HallBell: Sendable {
    let program: String
    let kiosk: String
    let logger: Logger

    /// How long it may take.
    private static let limit: Duration = .seconds(10)

    /// Whether the bell took the call.
    func ring(_ reason: StaffCallReason) async -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [kiosk, reason.rawValue]
        process.standardInput = FileHandle.nullDevice
        let ended = AsyncStream<Int32> { stream in
            process.terminationHandler = {
                stream.yield($0.terminationStatus)
                stream.finish()
            }
        }
        do {
            try process.run()
        } catch {
            logger.error("hall.bell could not be run; nobody was told", metadata: ["cause": "\(error)"])
            return false
        }
        let patience = Task {
            try await Task.sleep(for: Self.limit)
            process.terminate()
        }
        let status = await ended.first { _ in true }
        patience.cancel()
        if status != 0 { logger.error("hall.bell failed; nobody was told", metadata: ["status": "\(status ?? -1)"]) }
        return status == 0
    }
}
