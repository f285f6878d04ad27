import CellProtocol
import Diagnostics
public import Document
import Foundation
import Plotting

/// Runs a notebook: plans its blocks, compiles what the cache lacks, and runs them in order in a kernel.
public struct Evaluator: Sendable {
    /// Seconds that a block may run when neither it nor the notebook says otherwise.
    public static let defaultTimeout = 120.0

    public let toolchain: Toolchain
    public let runtime: RuntimeLibrary
    public let cache: CacheFolder
    /// Compilers that run side by side.
    public let jobs: Int

    public init(toolchain: Toolchain, runtime: RuntimeLibrary, cache: CacheFolder, jobs: Int) {
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
        guard !run.evaluation.hasErrors else { return run.evaluation }
        guard !plan.units.isEmpty else { return run.evaluation }

        // The kernel loads its library while the blocks compile.
        var kernel: KernelProcess? = try KernelProcess(runtime: runtime, toolchain: toolchain, folder: folder)
        let compiled = try BlockCompiler(toolchain: toolchain, runtime: runtime, cache: cache, jobs: jobs).compile(plan)
        run.take(compiled)
        guard !run.evaluation.hasErrors else { return run.evaluation }

        let libraries = Set(compiled.blocks.compactMap { $0?.library })
        for (index, unit) in plan.units.enumerated() {
            guard let block = compiled.blocks[index], run.canRun(index) else {
                run.skip(index)
                continue
            }
            if kernel == nil {
                // After a crash the state of earlier blocks is gone; what does not need it can still run.
                kernel = try KernelProcess(runtime: runtime, toolchain: toolchain, folder: folder)
            }
            guard let current = kernel else { break }
            let limit = unit.timeout ?? document.metadata.execution.timeout ?? Self.defaultTimeout
            let result = try current.run(block, seconds: limit)
            let explanation = RunFailure(result.ending, limit: limit).map { failure in
                failure.diagnostic(
                    unit: index, units: plan.units, names: compiled.blocks.map { $0?.name ?? "" },
                    symbolizer: StackSymbolizer(toolchain: toolchain), libraries: libraries, printed: result.printedText
                )
            }
            run.take(result, unit: index, failure: explanation)
            if result.endedKernel {
                kernel = nil
                run.loseState(before: index)
            }
            if run.evaluation.hasErrors { break }
        }
        run.finish()
        return run.evaluation
    }
}

extension BlockUnit {
    /// Seconds that the unit's cell may run, when it says so.
    fileprivate var timeout: Double? {
        if case .cell(_, let cell) = kind { cell.options.timeout } else { nil }
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
