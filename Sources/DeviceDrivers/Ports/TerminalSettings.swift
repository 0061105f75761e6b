internal import Glibc

/// The terminal driver's settings for a raw line.
enum TerminalSettings {
    private static let speeds: [Int: speed_t] = [
        1200: speed_t(B1200), 2400: speed_t(B2400), 4800: speed_t(B4800), 9600: speed_t(B9600),
        19200: speed_t(B19200), 38400: speed_t(B38400), 57600: speed_t(B57600), 115_200: speed_t(B115200),
        230_400: speed_t(B230400),
    ]

    /// Makes the line raw, 8N1, without carrier and without dropping DTR on close: some devices reset on that.
    /// False when the system refuses.
    static func apply(_ line: LineSettings, to descriptor: Int32) throws(PortFault) -> Bool {
        guard let speed = speeds[line.baudRate] else { throw .speedUnknown(line.baudRate) }
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else { return false }
        cfmakeraw(&settings)
        settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
        settings.c_cflag &= ~(tcflag_t(HUPCL) | tcflag_t(CSTOPB) | tcflag_t(PARENB) | tcflag_t(CRTSCTS))
        if line.flowControl == .hardware { settings.c_cflag |= tcflag_t(CRTSCTS) }
        if line.flowControl == .software { settings.c_iflag |= tcflag_t(IXON | IXOFF) }
        withUnsafeMutableBytes(of: &settings.c_cc) { codes in
            codes[Int(VMIN)] = 0
            codes[Int(VTIME)] = 0
        }
        cfsetispeed(&settings, speed)
        cfsetospeed(&settings, speed)
        return tcsetattr(descriptor, TCSANOW, &settings) == 0
    }
}
