internal import CUDev
internal import Foundation
internal import Glibc

/// Notices that a tty was plugged in or out.
///
/// It listens to udevd and, for machines without one, to the kernel. Its word is only a hint to look again: drivers try
/// an absent port by themselves at least every two seconds, so nothing is lost when no hint comes.
public struct PortWatcher: Sendable {
    public init() {}

    /// Gives a hint for every change until the consumer stops. Ends at once where libudev has no monitor.
    public func changes() -> AsyncStream<Void> {
        let (stream, feed) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        guard let alarm = WakePipe() else {
            feed.finish()
            return stream
        }
        feed.onTermination = { _ in alarm.wake() }
        Thread.detachNewThread {
            UDevMonitor(alarm: alarm)?.run { feed.yield() }
            feed.finish()
        }
        return stream
    }
}

/// libudev's monitors of both sources. Lives and dies on one thread.
private struct UDevMonitor {
    private let context: OpaquePointer
    private let monitors: [OpaquePointer]
    private let alarm: WakePipe

    init?(alarm: WakePipe) {
        guard let context = udev_new() else { return nil }
        let monitors = ["udev", "kernel"].compactMap { source -> OpaquePointer? in
            guard let monitor = udev_monitor_new_from_netlink(context, source) else { return nil }
            udev_monitor_filter_add_match_subsystem_devtype(monitor, "tty", nil)
            udev_monitor_enable_receiving(monitor)
            return monitor
        }
        self.context = context
        self.monitors = monitors
        self.alarm = alarm
    }

    /// Calls `changed` until the alarm rings, then frees everything.
    func run(changed: () -> Void) {
        var waited = monitors.map { pollfd(fd: udev_monitor_get_fd($0), events: Int16(POLLIN), revents: 0) }
        waited.append(pollfd(fd: alarm.readEnd, events: Int16(POLLIN), revents: 0))
        while poll(&waited, nfds_t(waited.count), -1) >= 0 || errno == EINTR {
            if waited.last?.revents != 0 { break }
            if drain() > 0 { changed() }
        }
        monitors.forEach { udev_monitor_unref($0) }
        udev_unref(context)
        alarm.close()
    }

    /// Takes all waiting events; how many there were.
    private func drain() -> Int {
        monitors.reduce(0) { count, monitor in
            var taken = 0
            while let device = udev_monitor_receive_device(monitor) {
                udev_device_unref(device)
                taken += 1
            }
            return count + taken
        }
    }
}
