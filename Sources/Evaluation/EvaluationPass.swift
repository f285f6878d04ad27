import Diagnostics
import Document

/// One pass over a notebook's units: compiles what is missing, runs what is stale, takes the rest from the cache.
struct EvaluationPass {
    enum Ending {
        case done
        /// The values of the units with these keys did not come back; another pass must run the units.
        case cannotRestore(Set<String>)
        /// A unit that ran changed a file that a unit with a kept output uses.
        case inputsChanged
    }

    let evaluator: Evaluator
    let document: NotebookDocument
    let plan: BlockPlan
    let folder: String
    let session: KernelSession
    let runPlan: RunPlan
    /// By unit: what its module is called in the session's kernel.
    let names: [String]
    let identities: [String]
    private var notebookRun: NotebookRun
    /// By unit: what it used of the world outside; nil where that is not known or differs from run to run.
    private var uses: [[InputUse]?]
    /// By name: where a memo's values lie, empty where they may not be kept.
    private var memoPlaces: [String: String] = [:]

    init(
        evaluator: Evaluator, document: NotebookDocument, plan: BlockPlan, folder: String, session: KernelSession,
        runPlan: RunPlan, modules: ModuleNames, goesOnAfterErrors: Bool
    ) {
        self.evaluator = evaluator
        self.document = document
        self.plan = plan
        self.folder = folder
        self.session = session
        self.runPlan = runPlan
        names = modules.names(beside: session.loaded)
        identities = modules.identities
        uses = Array(repeating: nil, count: plan.units.count)
        notebookRun = NotebookRun(plan: plan, document: document, goesOnAfterErrors: goesOnAfterErrors)
        notebookRun.take(runPlan)
    }

    /// What came of the pass.
    var evaluation: Evaluation { notebookRun.evaluation }

    mutating func run() throws(EvaluationError) -> Ending {
        defer { notebookRun.finish() }
        let needed = Set(plan.units.indices.filter(runPlan.runs))
        // The kernel loads its library while the blocks compile.
        if !needed.isEmpty {
            _ = try session.kernel { () throws(EvaluationError) in try evaluator.startKernel(in: folder) }
        }
        let compiled = try evaluator.compiler.compile(
            plan, names: names, units: needed, restorations: runPlan.restorations)
        notebookRun.take(compiled)
        guard !notebookRun.evaluation.hasErrors else { return .done }
        let unrestored = runPlan.restorations.keys.filter { compiled.restored[$0] == nil }
        guard unrestored.isEmpty else { return .cannotRestore(Set(unrestored.map { runPlan.keys[$0] })) }
        for index in plan.units.indices {
            if let ending = try take(index, compiled) { return ending }
            if notebookRun.evaluation.hasErrors { break }
        }
        session.forget(plan.units.indices.filter { plan.state.sharesState[$0] }.map { runPlan.keys[$0] })
        return !needed.isEmpty && keptInputsChanged ? .inputsChanged : .done
    }

    /// Runs a unit or takes its kept output; the pass's ending when it cannot go on.
    private mutating func take(_ index: Int, _ compiled: BlockCompiler.Result) throws(EvaluationError) -> Ending? {
        if !runPlan.runs(index), let record = runPlan.records[index] {
            if let block = compiled.restored[index], try !restore(block, index) {
                return .cannotRestore([runPlan.keys[index]])
            }
            notebookRun.take(record, unit: index)
            uses[index] = record.uses
        } else if let block = compiled.blocks[index], notebookRun.canRun(index) {
            try run(block, index, compiled)
        } else {
            notebookRun.skip(index)
        }
        return nil
    }

    private func restore(_ block: CompiledBlock, _ index: Int) throws(EvaluationError) -> Bool {
        let key = runPlan.keys[index]
        session.willRun(key)
        let kernel = try session.kernel { () throws(EvaluationError) in try evaluator.startKernel(in: folder) }
        session.willLoad(identities[index], as: block.name)
        kernel.give(gifts)
        let result = try kernel.run(
            block, seconds: Evaluator.defaultTimeout, memory: Evaluator.defaultMemory,
            values: evaluator.cache.values(key))
        guard case .finished = result.ending else { return false }
        session.didRun(key, extendsOthers: plan.units[index].source.extendsOthers ? identities[index] : nil)
        return true
    }

    private mutating func run(
        _ block: CompiledBlock, _ index: Int, _ compiled: BlockCompiler.Result
    ) throws(EvaluationError) {
        let unit = plan.units[index]
        let key = runPlan.keys[index]
        // What the files held is noted before the block runs.
        let declared = unit.declaredInputs.map { InputUse(.file($0.hasPrefix("/") ? $0 : folder + "/" + $0)) }
        if let missing = declared.firstIndex(where: { $0.hash == nil }) {
            notebookRun.refuse(index, missingInput: unit.declaredInputs[missing])
            return
        }
        let limit = unit.timeout ?? document.metadata.execution.timeout ?? Evaluator.defaultTimeout
        let memory = unit.memory ?? Evaluator.defaultMemory
        evaluator.progress(Evaluator.Progress(block: index + 1, of: plan.units.count, title: unit.title))
        session.willRun(key)
        // After a crash the state of earlier blocks is gone; what does not need it can still run.
        let kernel = try session.kernel { () throws(EvaluationError) in try evaluator.startKernel(in: folder) }
        session.willLoad(identities[index], as: block.name)
        placeMemos(index)
        kernel.give(gifts)
        let start = MonotonicClock.now
        let result = try kernel.run(block, seconds: limit, memory: memory) { evaluator.isSuperseded(key) }
        let failure = RunFailure(result.ending, limit: limit, memory: memory, printed: result.printedText).map {
            failure in
            failure.diagnostic(
                unit: index, units: plan.units, names: compiled.blocks.map { $0?.name ?? "" },
                symbolizer: StackSymbolizer(toolchain: evaluator.toolchain), libraries: compiled.libraries,
                printed: result.printedText)
        }
        var used = result.uses(plan.parameters)
        used.known = InputUse.sorted(used.known + declared)
        uses[index] = used.changed.isEmpty && !runPlan.isVolatile(index) ? used.known : nil
        notebookRun.take(result, unit: index, failure: failure, uses: used)
        if failure == nil {
            session.didRun(
                key, seconds: MonotonicClock.now - start,
                extendsOthers: unit.source.extendsOthers ? identities[index] : nil)
            if used.changed.isEmpty { keep(result, index, used.known) }
        }
        if result.endedKernel {
            session.end()
            notebookRun.loseState(before: index)
        }
    }

    /// Keeps a block's output and values for the next run, unless it is one that must run every time.
    private func keep(_ result: KernelProcess.BlockRun, _ index: Int, _ uses: [InputUse]) {
        guard !runPlan.isVolatile(index) else { return }
        let key = runPlan.keys[index]
        for (position, variable) in (plan.units[index].source.restorable?.variables ?? []).enumerated() {
            guard let kept = result.values.first(where: { $0.value.name == variable.name }) else { continue }
            CacheFolder.put(kept.bytes, at: "\(evaluator.cache.values(key))-\(position)")
        }
        OutputRecord(pieces: result.pieces, uses: uses, values: result.values.map(\.value)).write(
            to: evaluator.cache.output(key))
    }

    /// What the kernel must know before a block runs.
    private var gifts: [String] {
        let parameters = plan.parameters.sorted { $0.key < $1.key }.map { name, bytes in
            "parameter\t\(name)\t" + bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
        return parameters + memoPlaces.sorted { $0.key < $1.key }.map { "memo\t\($0.key)\t\($0.value)" }
    }

    /// Finds where the values of a unit's memos lie: under the hash of all that decides them beside their inputs and files.
    private mutating func placeMemos(_ index: Int) {
        for (call, dependencies) in zip(plan.units[index].source.memoCalls, plan.state.memos[index]) {
            guard let name = call.name, !name.contains(where: \.isNewline), !name.contains("\t") else { continue }
            memoPlaces[name] = ""
            let used = dependencies.units.compactMap { uses[$0] }
            // What differs from run to run cannot be kept.
            guard used.count == dependencies.units.count else { continue }
            let files = used.flatMap { $0.map { "\($0.input.sortKey)\n\($0.hash ?? "")" } }
            let key = ContentHash.of(
                [name, call.significantText, evaluator.toolchain.identity, evaluator.runtime.identity]
                    + dependencies.units.map { runPlan.keys[$0] } + files
                    + (dependencies.includesOwn ? [runPlan.keys[index]] : []))
            memoPlaces[name] = evaluator.cache.memo(key)
        }
    }

    /// Whether what a kept output was made from is no longer as it was when the pass began.
    private var keptInputsChanged: Bool {
        plan.units.indices.contains { !runPlan.runs($0) && runPlan.records[$0]?.firstChange(plan.parameters) != nil }
    }
}

extension BlockCompiler.Result {
    fileprivate var libraries: Set<String> { Set((blocks + Array(restored.values)).compactMap { $0?.library }) }
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
}

extension KernelProcess.BlockRun {
    /// The inputs as the block saw them, and those of which that can no longer be known.
    fileprivate func uses(_ parameters: ParameterBytes) -> (known: [InputUse], changed: [ExternalInput]) {
        var known: [InputUse] = []
        var changed: [ExternalInput] = []
        for (input, stamps) in inputs {
            if let use = InputUse(input, openedAs: stamps, parameters: parameters) {
                known.append(use)
            } else {
                changed.append(input)
            }
        }
        return (InputUse.sorted(known), changed.sorted { $0.sortKey < $1.sortKey })
    }

    fileprivate var printedText: String {
        pieces.map { piece in if case .printed(let text) = piece { text } else { "" } }.joined()
    }

    fileprivate var endedKernel: Bool {
        switch ending {
        case .finished, .thrown, .loadFailed: false
        case .crashed, .timedOut, .exited, .killed: true
        }
    }
}
