import Foundation
import Glibc

/// A program that runs in a session of its own, with the descriptors that it is given.
///
/// Foundation's `Process` hands over only the three standard descriptors; a kernel needs two more.
struct ChildProcess {
    let identifier: pid_t

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: absolute path.
    ///   - arguments: without the program's own name.
    ///   - descriptors: the child's descriptor → ours; all others are closed on start.
    init(
        program: String, arguments: [String], environment: [String: String]? = nil, descriptors: [Int32: Int32]
    ) throws(EvaluationError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Our own descriptors are all numbered above the child's, so no copy overwrites a source.
        for (childs, ours) in descriptors.sorted(by: { $0.key < $1.key }) {
            posix_spawn_file_actions_adddup2(&actions, ours, childs)
        }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(
            &attributes, Int16(Self.newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        // Whatever this thread blocks or ignores, the child must be stoppable.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)

        let values = environment ?? ProcessInfo.processInfo.environment
        let variables = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        var child: pid_t = 0
        let status = Self.withCStrings([program] + arguments) { argumentPointers in
            Self.withCStrings(variables) { variablePointers in
                posix_spawn(&child, program, &actions, &attributes, argumentPointers, variablePointers)
            }
        }
        guard status == 0 else {
            throw .cannotStart(program: program, reason: String(cString: strerror(status)))
        }
        identifier = child
    }

    /// How a process ended.
    enum Ending: Equatable {
        case exited(Int32)
        case signaled(Int32)
    }

    /// Waits for the end of the process.
    func wait() -> Ending {
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF) : .signaled(signal)
    }

    /// Sends a signal to the process alone.
    func signal(_ number: Int32) { _ = kill(identifier, number) }

    /// Ends the process and every process of its session.
    func endSession() {
        kill(identifier, SIGKILL)
        signalSession(SIGKILL)
    }

    /// Sends a signal to all processes of the session but the first. They may be in groups of their own.
    func signalSession(_ number: Int32) {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        for process in processes.compactMap({ pid_t($0) }) where process != identifier && getsid(process) == identifier
        {
            kill(process, number)
        }
    }

    /// glibc's POSIX_SPAWN_SETSID, which its header shows only on request.
    private static let newSession: Int32 = 0x80

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers)
    }
}
