import Diagnostics
import Glibc

/// A block that did not come to its end, and how that is told to the author.
struct RunFailure {
    private let code: String
    private let stack: [StackAddress]
    private let message: (_ frames: [StackSymbolizer.Frame], _ printed: String) -> String
    private let hint: String?

    /// Nil when the block finished.
    init?(_ ending: KernelProcess.BlockRun.Ending, limit: Double, memory: UInt64, printed: String) {
        switch ending {
        case .finished: return nil
        case .thrown(let stack, let text):
            self.init(code: "thrown-error", stack: stack, hint: nil) { _, _ in text }
        case .crashed(_, let stack) where printed.contains("Fatal error: failed to allocate"):
            let amount = Double(memory) / 1e9
            self.init(code: "memory-limit", stack: stack, hint: "'//| memory: 4GB' in the block allows it more") {
                _, _ in
                "the block asked for more memory than the \((amount * 10).rounded() / 10) GB that it may use"
            }
        case .crashed(let signal, let stack):
            self.init(code: "trap", stack: stack, hint: nil) { frames, printed in
                Self.trapMessage(signal: signal, frames: frames, printed: printed)
            }
        case .timedOut(let stack):
            let seconds = limit == limit.rounded() ? String(Int(limit)) : String(limit)
            self.init(code: "timeout", stack: stack, hint: "'//| timeout: SECONDS' in the block allows it more") {
                _, _ in
                "the block did not end within \(seconds) s and was stopped"
            }
        case .exited(let status):
            self.init(code: "kernel-exit", stack: [], hint: nil) { _, _ in
                "the block ended the program with status \(status)"
            }
        case .killed(let signal):
            self.init(
                code: "kernel-killed", stack: [],
                hint:
                    "the system does so when memory runs out; '//| memory: 4GB' in the block sets a limit that tells the line"
            ) { _, _ in "the block was ended from outside (\(String(cString: strsignal(signal))))" }
        case .loadFailed(let text):
            self.init(code: "load-failed", stack: [], hint: nil) { _, _ in "the block could not be loaded: \(text)" }
        }
    }

    private init(
        code: String, stack: [StackAddress], hint: String?,
        message: @escaping (_ frames: [StackSymbolizer.Frame], _ printed: String) -> String
    ) {
        self.code = code
        self.stack = stack
        self.hint = hint
        self.message = message
    }

    /// The diagnostic, at the innermost place of the notebook on the stack, with the calls that led there as notes.
    func diagnostic(
        unit: Int, units: [BlockUnit], names: [String], symbolizer: StackSymbolizer, libraries: Set<String>,
        printed: String
    ) -> Diagnostic {
        let frames = symbolizer.frames(stack, in: libraries)
        var places: [SourceSpan] = []
        // Line 0 is code that nobody wrote.
        for frame in frames where frame.line > 0 {
            let candidates = [unit] + units.indices.filter { $0 != unit }
            let span = candidates.lazy.compactMap { index in
                units[index].span(file: frame.file, line: frame.line, column: max(1, frame.column), name: names[index])
            }.first
            if let span, places.last?.start.line != span.start.line { places.append(span) }
        }
        return .error(
            code, message(frames, printed), at: places.first ?? units[unit].wholeSpan, hint: hint,
            notes: places.dropFirst().map { Diagnostic.Note("called from here", span: $0) })
    }

    /// What the Swift runtime said, or what its debug information says, or the signal's own name.
    private static func trapMessage(signal: Int32, frames: [StackSymbolizer.Frame], printed: String) -> String {
        for line in printed.split(separator: "\n").reversed() {
            for mark in ["Fatal error: ", "Fatal error"] {
                if let range = line.range(of: mark) {
                    let text = String(line[range.upperBound...])
                    return text.isEmpty ? "fatal error" : text.prefix(1).lowercased() + text.dropFirst()
                }
            }
        }
        let failure = "Swift runtime failure: "
        if let frame = frames.first(where: { $0.function.hasPrefix(failure) }) {
            return String(frame.function.dropFirst(failure.count))
        }
        return "the block crashed (\(String(cString: strsignal(signal))))"
    }
}
