import Evaluation

/// Shows on a terminal which block runs, in one line that overwrites itself; silent where messages go to a file or a pipe.
struct ProgressDisplay: Sendable {
    private let isTerminal = StandardError.isTerminal

    func show(_ progress: Evaluator.Progress) {
        guard isTerminal else { return }
        StandardError.write("\r\u{1B}[Kblock \(progress.block) of \(progress.of)  \(progress.title)")
    }

    func clear() {
        if isTerminal { StandardError.write("\r\u{1B}[K") }
    }
}
