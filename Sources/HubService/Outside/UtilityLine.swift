public import HallCore
public import HubAdapters
import Logging

/// A utility that has a system of its own.
public struct UtilityLine: Sendable {
    public var utility: UtilityID
    /// Its name in the settings, under which messages wait for it.
    public var name: String
    public var system: any UtilitySystem

    /// Gathers its parts.
    public init(utility: UtilityID, name: String, system: any UtilitySystem) {
        self.utility = utility
        self.name = name
        self.system = system
    }
}

/// How a report was answered. Everything but `notBelieved`, `unreadable` and `unknownTask` means that it is ours now.
public enum ReportAnswer: Sendable, Hashable {
    case taken
    case notBelieved
    case unreadable(EventRefusal)
    case unknownTask
    /// Reports before it could not be had; it is to be sent again.
    case later
}

extension Hub {
    /// Believes, reads and works on what a utility's system sent, after those before it that got lost.
    /// - Parameter headers: names in lower case.
    public func receive(
        headers: [String: String], body: [UInt8], from line: UtilityLine
    ) async throws -> ReportAnswer {
        let event: UtilityEvent
        do {
            event = try line.system.receive(headers: headers, body: body, at: surroundings.now()).event
        } catch let refusal as EventRefusal {
            return .unreadable(refusal)
        } catch let refusal as WebhookRefusal {
            log.warning("a report is not believed: \(refusal)", metadata: ["system": "\(line.name)"])
            return .notBelieved
        }
        switch try await take(event, from: line.utility) {
        case .taken, .duplicate, .refused: return .taken
        case .unknownTask: return .unknownTask
        case .gap(let last): return try await fill(after: last, upTo: event, line)
        }
    }

    /// Asks the utility for the reports that got lost, and works on them in order.
    private func fill(after last: Int64, upTo event: UtilityEvent, _ line: UtilityLine) async throws -> ReportAnswer {
        guard let missed = try? await line.system.events(ofTask: event.taskKey, after: last) else { return .later }
        for earlier in missed where earlier.sequence <= event.sequence {
            if case .gap = try await take(earlier, from: line.utility) { return .later }
        }
        if case .gap = try await take(event, from: line.utility) { return .later }
        return .taken
    }
}
