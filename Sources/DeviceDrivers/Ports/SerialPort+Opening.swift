internal import Glibc

extension SerialPort {
    /// Opens without waiting for a carrier, takes the port for this process alone and sets the line.
    static func openLocked(_ path: String, _ line: LineSettings) throws(PortFault) -> Int32 {
        let descriptor = Glibc.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw openingFault(path, errno) }
        do throws(PortFault) {
            try lock(descriptor, path)
            guard try TerminalSettings.apply(line, to: descriptor) else {
                throw .refused(path, reason: "not a serial line")
            }
        } catch {
            _ = Glibc.close(descriptor)
            throw error
        }
        tcflush(descriptor, TCIOFLUSH)
        return descriptor
    }

    /// TIOCEXCL does not keep privileged programs out, and simulated devices may not know it; the file lock does the rest.
    private static func lock(_ descriptor: Int32, _ path: String) throws(PortFault) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .busy(path) }
        guard ioctl(descriptor, UInt(TIOCEXCL)) == 0 || [ENOTTY, EINVAL].contains(errno) else {
            throw openingFault(path, errno)
        }
    }

    private static func openingFault(_ path: String, _ code: Int32) -> PortFault {
        switch code {
        case ENOENT, ENODEV, ENXIO, EIO: .absent(path)
        case EBUSY: .busy(path)
        default: .refused(path, reason: String(cString: strerror(code)))
        }
    }
}
