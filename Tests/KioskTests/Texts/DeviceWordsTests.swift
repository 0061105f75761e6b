import HallCore
import KioskSession
import KioskStore
import Testing

@testable import KioskScreens

/// Rule 55 of the screen rules.
@Suite struct `Words for devices` {
    private func words(_ role: DeviceRole, _ condition: DeviceCondition) -> [String] {
        DeviceStatus(
            devices: [role: condition], link: .none, queue: QueueStatus(unsent: 0, oldest: nil),
            now: Timestamp(milliseconds: 0)
        ).troubles
    }

    @Test func `every trouble of a device has words of its own that say what to do`() {
        for role in DeviceRole.allCases {
            let conditions = [DeviceCondition.absent] + DeviceFault.allCases.map { .failed($0) }
            for condition in conditions {
                let said = words(role, condition)
                #expect(said.count == 1, "\(role) \(condition)")
                #expect(said.allSatisfy { $0.contains(#/，.*可/#) }, "\(role) \(condition): \(said)")
            }
        }
        let roles = DeviceRole.allCases.map { words($0, .absent) }
        #expect(Set(roles).count == DeviceRole.allCases.count)
    }

    @Test func `paper, cover and a broken printer are three texts`() {
        let faults = [DeviceFault.paperOut, .coverOpen, .mechanical].map { words(.receiptPrinter, .failed($0)) }
        #expect(Set(faults).count == 3)
    }

    @Test func `what works is not spoken of`() {
        #expect(words(.idReader, .ready).isEmpty)
    }
}
