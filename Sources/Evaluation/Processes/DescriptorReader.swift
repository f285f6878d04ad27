import Glibc

/// Reads what is there to be read from a descriptor, without waiting.
enum DescriptorReader {
    enum Progress: Equatable { case open, ended }

    /// Appends the bytes that are waiting.
    static func drain(_ descriptor: Int32, into bytes: inout [UInt8]) -> Progress {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 {
                bytes.append(contentsOf: buffer[0..<count])
            } else if count == 0 {
                return .ended
            } else if errno != EINTR {
                return errno == EAGAIN ? .open : .ended
            }
        }
    }

    static func setNonblocking(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    /// Waits until one of the descriptors can be read, has ended, or the time is over; returns those that are ready.
    static func wait(_ descriptors: [Int32], seconds: Double?) -> [Int32] {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let milliseconds = seconds.map { Int32(max(0, min($0 * 1000, 1e9)).rounded(.up)) } ?? -1
        guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return [] }
        return polled.filter { $0.revents != 0 }.map(\.fd)
    }
}
