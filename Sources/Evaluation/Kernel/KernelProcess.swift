import CellProtocol
import Foundation
import Glibc

/// The running kernel: takes one block at a time and tells what came of it.
final class KernelProcess {
    /// What came of one block.
    struct BlockRun {
        enum Ending {
            case finished
            case thrown(stack: [StackAddress], text: String)
            case crashed(signal: Int32, stack: [StackAddress])
            case timedOut(stack: [StackAddress])
            case exited(status: Int32)
            /// A signal that the kernel does not see ended it.
            case killed(signal: Int32)
            case loadFailed(String)
        }

        var pieces: [OutputPiece] = []
        /// What the block used of the world outside, with the stamps of files that it opened.
        var inputs: [ExternalInput: Set<String>] = [:]
        /// Values of the block's variables that may be kept, with their bytes.
        var values: [(value: KeptValue, bytes: [UInt8])] = []
        var ending = Ending.finished
    }

    /// Seconds that a stopped block has to tell where it was.
    private static let graceSeconds = 2.0
    /// Bytes of printed text that a block may leave; what follows is cut.
    static let longestPrintedText = 10 << 20

    private let process: ChildProcess
    private let commands: Int32
    private let frames: Int32
    private let printed: Int32
    private var frameReader = FrameReader()
    private var hasEnded = false
    private var given: [String] = []
    private let isSandboxed: Bool

    /// Starts a kernel in a folder, inside a sandbox when one is given.
    init(
        runtime: RuntimeLibrary, toolchain: Toolchain, folder: String, sandbox: Sandbox? = nil,
        cache: CacheFolder? = nil, keepingAfter: Double
    ) throws(EvaluationError) {
        let commandPipe = try Pipe()
        let framePipe = try Pipe()
        let printedPipe = try Pipe()
        defer {
            close(commandPipe.reading)
            close(framePipe.writing)
            close(printedPipe.writing)
        }
        let null = Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
        defer { close(null) }
        let input = fcntl(null, F_DUPFD_CLOEXEC, 20)
        defer { close(input) }
        var command = (program: runtime.kernel, arguments: [runtime.library, folder])
        if let sandbox, let cache {
            command = sandbox.command(
                [runtime.kernel, runtime.library, folder], toolchain: toolchain, runtime: runtime, cache: cache)
        }
        isSandboxed = sandbox != nil
        process = try ChildProcess(
            program: command.program, arguments: command.arguments,
            environment: Self.environment(toolchain, keepingAfter),
            descriptors: [
                0: input, 1: printedPipe.writing, 2: printedPipe.writing, 3: commandPipe.reading, 4: framePipe.writing,
            ])
        commands = commandPipe.writing
        frames = framePipe.reading
        printed = printedPipe.reading
        DescriptorReader.setNonblocking(frames)
        DescriptorReader.setNonblocking(printed)
    }

    deinit {
        process.endSession()
        if !hasEnded { _ = process.wait() }
        close(commands)
        close(frames)
        close(printed)
    }

    /// The environment with what makes numbers the same everywhere: one thread and one kernel set for linear algebra, and
    /// the C locale.
    private static func environment(_ toolchain: Toolchain, _ keepingAfter: Double) -> [String: String] {
        var values = ProcessInfo.processInfo.environment
        values["OPENBLAS_NUM_THREADS"] = "1"
        values["OPENBLAS_CORETYPE"] = "Haswell"
        values["LC_ALL"] = "C.UTF-8"
        values["TZ"] = "UTC"
        values["IONWEAVE_COMPILER"] = toolchain.folder
        values["IONWEAVE_KEEP_AFTER"] = "\(keepingAfter)"
        // The order of sets and dictionaries is then the same in every run.
        values["SWIFT_DETERMINISTIC_HASHING"] = "1"
        values["SWIFT_BACKTRACE"] = "enable=no"
        let libraries = toolchain.libraries
        values["LD_LIBRARY_PATH"] = values["LD_LIBRARY_PATH"].map { "\(libraries):\($0)" } ?? libraries
        return values
    }

    /// Tells the kernel what blocks may ask for: commands that it does not have yet.
    func give(_ commands: [String]) {
        for command in commands where !given.contains(command) { send(command) }
        given = commands
    }

    private func send(_ command: String) {
        let bytes = Array((command + "\n").utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { write(commands, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return }
            sent += max(0, count)
        }
    }

    /// Loads a compiled block and runs it to its end or to the time limit.
    ///
    /// - Parameters:
    ///   - memory: bytes of data that the block may use.
    ///   - values: what the paths of its kept values begin with, for a block that brings them back.
    ///   - isSuperseded: asked now and then while the block runs whether it is no longer wanted.
    func run(
        _ block: CompiledBlock, seconds limit: Double, memory: UInt64, values: String = "",
        isSuperseded: () -> Bool = { false }
    ) throws(EvaluationError) -> BlockRun {
        send("run\t\(block.library)\t\(block.entry)\t\(memory)\t\(values)")
        var run = BlockRun()
        var text: [UInt8] = []
        var messages: [CellMessage] = []
        var printedCount = 0
        var deadline = MonotonicClock.now + limit
        var isStopping = false
        var isOpen = true

        func takePrinted() {
            var bytes: [UInt8] = []
            _ = DescriptorReader.drain(printed, into: &bytes)
            let allowed = max(0, Self.longestPrintedText - printedCount)
            text += bytes.prefix(allowed)
            if printedCount <= Self.longestPrintedText, printedCount + bytes.count > Self.longestPrintedText {
                text += Array("\n[output cut after 10 MiB]\n".utf8)
            }
            printedCount += bytes.count
        }
        func finish() {
            takePrinted()
            run.pieces = Self.pieces(text, messages)
        }

        while true {
            while let event = try frameReader.next() {
                switch event {
                case .ready: break
                case .message(let message): messages.append(message)
                case .used(let input, let stamp):
                    run.inputs[input, default: []].formUnion(stamp.map { [$0] } ?? [])
                case .kept(let value, let bytes): run.values.append((value, bytes))
                case .finished: run.ending = .finished
                case .thrown(let stack, let text): run.ending = .thrown(stack: stack, text: text)
                case .crashed(_, let stack) where isStopping: run.ending = .timedOut(stack: stack)
                case .crashed(let signal, let stack): run.ending = .crashed(signal: signal, stack: stack)
                case .loadFailed(let message): run.ending = .loadFailed(message)
                }
                switch event {
                case .finished, .thrown, .crashed, .loadFailed:
                    finish()
                    return run
                case .ready, .message, .used, .kept: break
                }
            }
            guard isOpen else {
                finish()
                hasEnded = true
                let ending = process.wait()
                if isStopping {
                    run.ending = .timedOut(stack: [])
                } else {
                    switch ending {
                    case .exited(let status): run.ending = .exited(status: status)
                    case .signaled(let signal): run.ending = .killed(signal: signal)
                    }
                }
                return run
            }
            if Interruption.isRequested { throw .interrupted }
            if isSuperseded() { throw .superseded }
            // Waking up now and then keeps Ctrl-C and the time limit close.
            _ = DescriptorReader.wait([frames, printed], seconds: min(0.2, max(0, deadline - MonotonicClock.now)))
            takePrinted()
            var bytes: [UInt8] = []
            if DescriptorReader.drain(frames, into: &bytes) == .ended { isOpen = false }
            frameReader.append(bytes)
            if MonotonicClock.now > deadline, bytes.isEmpty {
                if isStopping {
                    process.endSession()
                } else {
                    // The kernel answers this signal with the stack of the running block.
                    isStopping = true
                    if isSandboxed { process.signalSession(SIGUSR1) } else { process.signal(SIGUSR1) }
                }
                deadline = MonotonicClock.now + Self.graceSeconds
            }
        }
    }

    /// Text and messages in their order: the text holds a mark for each message.
    static func pieces(_ text: [UInt8], _ messages: [CellMessage]) -> [OutputPiece] {
        var pieces: [OutputPiece] = []
        var rest = text[...]
        func print(_ bytes: ArraySlice<UInt8>) {
            if !bytes.isEmpty { pieces.append(.printed(String(decoding: bytes, as: UTF8.self))) }
        }
        for message in messages {
            // Where text was cut, the marks of later messages are gone; those stand at the end.
            if let mark = rest.firstRange(of: OutputMark.bytes) {
                print(rest[..<mark.lowerBound])
                rest = rest[mark.upperBound...]
            }
            pieces.append(.message(message))
        }
        print(rest)
        return pieces
    }
}
