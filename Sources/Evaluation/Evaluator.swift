import CellProtocol
import Diagnostics
public import Document
import Foundation
import Plotting

/// Runs a notebook: plans its blocks, compiles what the cache lacks, and runs them in order in a kernel.
public struct Evaluator {
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

    /// Passes over a notebook whose blocks change each other's files every time.
    private static let mostPasses = 8

    public let toolchain: Toolchain
    public let runtime: RuntimeLibrary
    public let cache: CacheFolder
    /// Compilers that run side by side.
    public let jobs: Int
    let progress: @Sendable (Progress) -> Void
    let isSuperseded: (_ key: String) -> Bool
    /// Seconds that a block must have taken for its values to be kept.
    private let keepsValuesAfter: Double
    private let sandbox: Sandbox?

    /// - Parameters:
    ///   - sandbox: what the kernel runs in; nil lets blocks do what the user may.
    ///   - keepsValuesAfter: seconds that a block must have taken for its values to be kept.
    ///   - progress: told about each block that begins to run.
    ///   - isSuperseded: asked now and then whether the running block, given by its output's key, is no longer wanted.
    public init(
        toolchain: Toolchain, runtime: RuntimeLibrary, cache: CacheFolder, jobs: Int, sandbox: Sandbox? = nil,
        keepsValuesAfter: Double = 0.1,
        progress: @escaping @Sendable (Progress) -> Void = { _ in },
        isSuperseded: @escaping (_ key: String) -> Bool = { _ in false }
    ) {
        self.isSuperseded = isSuperseded
        self.progress = progress
        self.keepsValuesAfter = keepsValuesAfter
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
    ///   - goesOnAfterErrors: whether a block's error stops only the blocks that use it; such errors are then in `failures`.
    ///   - session: a kernel that holds the values of earlier evaluations; nil starts one for this evaluation alone.
    public func evaluate(
        _ document: NotebookDocument, in folder: String, session: KernelSession? = nil,
        goesOnAfterErrors: Bool = false
    ) throws(EvaluationError) -> Evaluation {
        let plan = BlockPlan(document)
        guard !plan.diagnostics.contains(where: { $0.severity == .error }), !plan.units.isEmpty else {
            return NotebookRun(plan: plan, document: document).evaluation
        }
        try cache.prepare()
        let session = session ?? KernelSession()
        var isWhole = false
        // A kernel that was left in the middle of a block holds nothing that can be relied on.
        defer { if !isWhole { session.end() } }
        var unrestorable: Set<String> = []
        var ran: Set<Int> = []
        var compiledCount = 0
        var passes = 0
        // A pass runs what is stale; what it finds out may make another one necessary.
        while true {
            let modules = compiler.moduleNames(plan)
            var runPlan = runPlan(plan, unrestorable: unrestorable, session: session)
            let needed = plan.units.indices.filter { !runPlan.runs($0) }.map { runPlan.keys[$0] }
            if session.prepare(for: modules, needed: needed) == .ended {
                runPlan = self.runPlan(plan, unrestorable: unrestorable, session: session)
            }
            var pass = EvaluationPass(
                evaluator: self, document: document, plan: plan, folder: folder, session: session,
                runPlan: runPlan, modules: modules, goesOnAfterErrors: goesOnAfterErrors)
            let ending = try pass.run()
            var evaluation = pass.evaluation
            ran.formUnion(evaluation.ranUnits)
            passes += 1
            compiledCount += evaluation.compiledCount
            switch ending {
            case .cannotRestore(let keys):
                unrestorable.formUnion(keys)
                session.end()
            case .inputsChanged where passes < Self.mostPasses: break
            case .inputsChanged, .done:
                isWhole = true
                evaluation.ranUnits = ran
                evaluation.compiledCount = compiledCount
                return evaluation
            }
        }
    }

    /// Keys of the outputs of a notebook's blocks: those of blocks that run alike are the same.
    public func outputKeys(_ document: NotebookDocument) -> Set<String> { Set(runPlan(BlockPlan(document)).keys) }

    /// For each block and group of inline expressions why it would run or not, as one line of text.
    ///
    /// - Parameter folder: the notebook's folder, from which files are named.
    public func explain(_ document: NotebookDocument, in folder: String) -> [String] {
        let plan = BlockPlan(document)
        let titles = plan.units.map(\.title)
        let explanation = RunExplanation(titles: titles, folder: folder)
        return zip(titles, runPlan(plan).reasons).map { "\($0): \(explanation.text($1))" }
    }

    func startKernel(in folder: String) throws(EvaluationError) -> KernelProcess {
        try KernelProcess(
            runtime: runtime, toolchain: toolchain, folder: folder, sandbox: sandbox, cache: cache,
            keepingAfter: keepsValuesAfter)
    }

    var compiler: BlockCompiler {
        BlockCompiler(toolchain: toolchain, runtime: runtime, cache: cache, jobs: jobs)
    }

    private func runPlan(
        _ plan: BlockPlan, unrestorable: Set<String> = [], session: KernelSession? = nil
    ) -> RunPlan {
        RunPlan(
            plan: plan, identity: [toolchain.identity, runtime.identity], cache: cache, unrestorable: unrestorable,
            isLive: { session?.isHeld($0) ?? false })
    }
}
