import CellProtocol
import Diagnostics
public import Document
import Foundation
import Plotting

/// Runs a notebook: plans its blocks, compiles what the cache lacks, and runs them in order in a kernel.
public struct Evaluator: Sendable {
    /// Seconds that a block may run when neither it nor the notebook says otherwise.
    public static let defaultTimeout = 120.0
    /// Bytes of memory that a block may use when it does not say otherwise: nearly all that the machine has.
    public static let defaultMemory = UInt64(Double(ProcessInfo.processInfo.physicalMemory) * 0.85)

    /// A block that begins to run.
    public struct Progress: Sendable {
        /// Its number from 1, and how many there are.
        public let block: Int
        public let of: Int
        public let title: String
    }

    public let toolchain: Toolchain
    public let runtime: RuntimeLibrary
    public let cache: CacheFolder
    /// Compilers that run side by side.
    public let jobs: Int
    private let progress: @Sendable (Progress) -> Void
    private let sandbox: Sandbox?

    /// - Parameters:
    ///   - sandbox: what the kernel runs in; nil lets blocks do what the user may.
    ///   - progress: told about each block that begins to run.
    public init(
        toolchain: Toolchain, runtime: RuntimeLibrary, cache: CacheFolder, jobs: Int, sandbox: Sandbox? = nil,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.progress = progress
        self.sandbox = sandbox
        self.toolchain = toolchain
        self.runtime = runtime
        self.cache = cache
        self.jobs = jobs
    }

    /// Runs all blocks; mistakes in them come back as diagnostics.
    ///
    /// - Parameters:
    ///   - document: the parsed notebook.
    ///   - folder: the notebook's folder, in which blocks run.
    public func evaluate(_ document: NotebookDocument, in folder: String) throws(EvaluationError) -> Evaluation {
        let plan = BlockPlan(document)
        var run = NotebookRun(plan: plan, document: document)
        guard !run.evaluation.hasErrors, !plan.units.isEmpty else { return run.evaluation }
        let runPlan = runPlan(plan)
        run.take(runPlan)
        try cache.prepare()
        try runBlocks(plan, runPlan, document, in: folder, &run)
        run.finish()
        return run.evaluation
    }

    /// For each block and group of inline expressions why it would run or not, as one line of text.
    ///
    /// - Parameter folder: the notebook's folder, from which files are named.
    public func explain(_ document: NotebookDocument, in folder: String) -> [String] {
        let plan = BlockPlan(document)
        let titles = plan.units.map(\.title)
        let explanation = RunExplanation(titles: titles, folder: folder)
        return zip(titles, runPlan(plan).reasons).map { "\($0): \(explanation.text($1))" }
    }

    private func startKernel(in folder: String) throws(EvaluationError) -> KernelProcess {
        try KernelProcess(runtime: runtime, toolchain: toolchain, folder: folder, sandbox: sandbox, cache: cache)
    }

    private func runPlan(_ plan: BlockPlan) -> RunPlan {
        RunPlan(plan: plan, identity: [toolchain.identity, runtime.identity], cache: cache)
    }

    private func runBlocks(
        _ plan: BlockPlan, _ runPlan: RunPlan, _ document: NotebookDocument, in folder: String, _ run: inout NotebookRun
    ) throws(EvaluationError) {
        let needed = Set(plan.units.indices.filter(runPlan.runs))
        // The kernel loads its library while the blocks compile.
        var kernel: KernelProcess?
        if !needed.isEmpty { kernel = try startKernel(in: folder) }
        let compiler = BlockCompiler(toolchain: toolchain, runtime: runtime, cache: cache, jobs: jobs)
        let compiled = try compiler.compile(plan, units: needed)
        run.take(compiled)
        guard !run.evaluation.hasErrors else { return }

        let libraries = Set(compiled.blocks.compactMap { $0?.library })
        for (index, unit) in plan.units.enumerated() {
            if !needed.contains(index), let record = runPlan.records[index] {
                run.take(record, unit: index)
                continue
            }
            guard let block = compiled.blocks[index], run.canRun(index) else {
                run.skip(index)
                continue
            }
            if kernel == nil {
                // After a crash the state of earlier blocks is gone; what does not need it can still run.
                kernel = try startKernel(in: folder)
            }
            guard let current = kernel else { return }
            let limit = unit.timeout ?? document.metadata.execution.timeout ?? Self.defaultTimeout
            let memory = unit.memory ?? Self.defaultMemory
            progress(Progress(block: index + 1, of: plan.units.count, title: unit.title))
            let result = try current.run(block, seconds: limit, memory: memory)
            let failure = RunFailure(result.ending, limit: limit, memory: memory, printed: result.printedText).map {
                failure in
                failure.diagnostic(
                    unit: index, units: plan.units, names: compiled.blocks.map { $0?.name ?? "" },
                    symbolizer: StackSymbolizer(toolchain: toolchain), libraries: libraries, printed: result.printedText
                )
            }
            run.take(result, unit: index, failure: failure)
            if failure == nil { keep(result, runPlan, index) }
            if result.endedKernel {
                kernel = nil
                run.loseState(before: index)
            }
            if run.evaluation.hasErrors { return }
        }
    }

    /// Keeps a block's output for the next run, unless it is one that must run every time.
    private func keep(_ result: KernelProcess.BlockRun, _ runPlan: RunPlan, _ index: Int) {
        switch runPlan.reasons[index] {
        case .volatile, .cacheOff: return
        case .cached, .new, .inputChanged, .dependsOn, .neededBy:
            OutputRecord(pieces: result.pieces, inputs: result.inputs).write(
                to: cache.output(runPlan.keys[index]))
        }
    }
}

extension BlockUnit {
    /// Seconds that the unit's cell may run, when it says so.
    fileprivate var timeout: Double? {
        if case .cell(_, let cell) = kind { cell.options.timeout } else { nil }
    }

    /// Bytes that the unit's cell may use, when it says so.
    fileprivate var memory: UInt64? {
        if case .cell(_, let cell) = kind { cell.options.memory } else { nil }
    }

    /// What the unit is called in lists.
    fileprivate var title: String {
        switch kind {
        case .cell(_, let cell): "\(cell.options.label ?? "block") (line \(cell.firstLine))"
        case .expressions(let expressions): "inline expressions (line \(expressions[0].1.source.start.line))"
        }
    }
}

extension KernelProcess.BlockRun {
    fileprivate var printedText: String {
        pieces.map { piece in if case .printed(let text) = piece { text } else { "" } }.joined()
    }

    fileprivate var endedKernel: Bool {
        switch ending {
        case .finished, .thrown, .loadFailed: false
        case .crashed, .timedOut, .exited: true
        }
    }
}
