import Glibc
import Synchronization

/// Whether the user asked to stop (Ctrl-C or a termination signal).
public enum Interruption {
    private static let requested = Atomic<Bool>(false)

    public static var isRequested: Bool { requested.load(ordering: .relaxed) }

    /// Makes SIGINT and SIGTERM ask for a stop instead of ending the program at once.
    public static func listen() {
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in Interruption.requested.store(true, ordering: .relaxed) }
        }
    }
}
