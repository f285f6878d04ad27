import Glibc
import Synchronization

/// Whether the user asked to stop (Ctrl-C or a termination signal).
public enum Interruption {
    private static let requested = Atomic<Bool>(false)

    public static var isRequested: Bool { requested.load(ordering: .relaxed) }

    /// Makes SIGINT and SIGTERM ask for a stop instead of ending the program at once.
    public static func listen() {
        // A kernel that ended is noticed where it is read from; writing to it must not end the tool.
        signal(SIGPIPE, SIG_IGN)
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
        // Whoever started the tool may have blocked them.
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in Interruption.requested.store(true, ordering: .relaxed) }
        }
    }
}
