import CellProtocol
import Diagnostics
import Document
import Plotting

/// Collects what the units of one run give, and knows which units can still run.
struct NotebookRun {
    private(set) var evaluation = Evaluation()
    private let plan: BlockPlan
    /// Units that failed, or whose values were lost with the kernel.
    private var unavailable: Set<Int> = []
    private var inputs: Set<InputUse> = []

    private let goesOnAfterErrors: Bool

    /// - Parameter goesOnAfterErrors: whether a block's error stops only the blocks that use it.
    init(plan: BlockPlan, document: NotebookDocument, goesOnAfterErrors: Bool = false) {
        self.plan = plan
        self.goesOnAfterErrors = goesOnAfterErrors
        evaluation.outputs = Array(repeating: [], count: document.cells.count)
        evaluation.expressions = Array(repeating: nil, count: document.expressions.count)
        evaluation.diagnostics = plan.diagnostics
        evaluation.blockCount = plan.units.count
    }

    mutating func take(_ compiled: BlockCompiler.Result) {
        evaluation.compiledCount = compiled.compiledCount
        for (index, diagnostics) in compiled.diagnostics.enumerated() where !diagnostics.isEmpty {
            fail(index, diagnostics)
        }
    }

    /// Whether everything that the unit uses is there.
    func canRun(_ index: Int) -> Bool { plan.uses[index].allSatisfy { !unavailable.contains($0) } }

    /// Notes that a unit does not run because one that it uses failed.
    mutating func skip(_ index: Int) {
        guard unavailable.insert(index).inserted else { return }
        guard case .cell(let cell, _) = plan.units[index].kind else { return }
        evaluation.outputs[cell].append(.failure("Not run: it uses a block that failed."))
    }

    /// Notes that a unit cannot run because a file that it depends on is not there.
    mutating func refuse(_ index: Int, missingInput path: String) {
        fail(
            index,
            [
                .error(
                    "missing-input", "there is no file '\(path)'", at: plan.units[index].wholeSpan,
                    hint: "paths under 'inputs' start at the notebook's folder")
            ])
    }

    /// After a crash nothing of the blocks before is left.
    mutating func loseState(before index: Int) { unavailable.formUnion(0...index) }

    /// - Parameter uses: the inputs of the run as the unit saw them, and those that have changed since.
    mutating func take(
        _ run: KernelProcess.BlockRun, unit index: Int, failure: Diagnostic?,
        uses: (known: [InputUse], changed: [ExternalInput])
    ) {
        inputs.formUnion(uses.known)
        if let changed = uses.changed.first {
            evaluation.isVolatile = true
            evaluation.diagnostics.append(
                .warning(
                    "changed-input", "\(changed.name) changed while this block ran, so the block runs again next time",
                    at: plan.units[index].wholeSpan,
                    hint: "a block that changes a file which it reads has no output that could be kept"))
        }
        evaluation.ranUnits.insert(index)
        take(run.pieces, unit: index)
        if let failure { fail(index, [failure]) }
    }

    /// Takes what an earlier run of the unit gave.
    mutating func take(_ record: OutputRecord, unit index: Int) {
        inputs.formUnion(record.uses)
        take(record.pieces, unit: index)
    }

    private mutating func take(_ pieces: [OutputPiece], unit index: Int) {
        var checks: [CheckResult] = []
        for piece in pieces {
            switch piece {
            case .printed(let text): append(.printed(text), unit: index)
            case .message(.inline(let position, let markup)):
                if case .expressions(let expressions) = plan.units[index].kind, expressions.indices.contains(position) {
                    evaluation.expressions[expressions[position].index] = markup
                }
            case .message(.check(let check)): checks.append(check)
            case .message(let message): append(message, unit: index)
            }
        }
        guard !checks.isEmpty, case .cell(_, let cell) = plan.units[index].kind, cell.options.showsChecks else {
            return
        }
        append(CheckTable.output(of: checks), unit: index)
    }

    mutating func take(_ runPlan: RunPlan) {
        evaluation.diagnostics += runPlan.warnings(plan.units)
        evaluation.isVolatile = evaluation.isVolatile || plan.units.indices.contains(where: runPlan.isVolatile)
    }

    mutating func finish() {
        evaluation.inputs = InputUse.sorted(inputs)
        let quiet = plan.units.compactMap { unit -> SourceSpan? in
            if case .cell(_, let cell) = unit.kind, !cell.options.tellsWarnings { cell.source } else { nil }
        }
        guard !quiet.isEmpty else { return }
        evaluation.diagnostics.removeAll { diagnostic in
            guard diagnostic.severity == .warning, let span = diagnostic.span else { return false }
            return quiet.contains { $0.file === span.file && $0.range.contains(span.range.lowerBound) }
        }
    }

    private mutating func append(_ output: CellOutput, unit index: Int) {
        if case .cell(let cell, _) = plan.units[index].kind { evaluation.outputs[cell].append(output) }
    }

    private mutating func append(_ message: CellMessage, unit index: Int) {
        switch message {
        case .value(let markup): append(CellOutput.value(markup: markup), unit: index)
        case .markdown(let text): append(CellOutput.markdown(text), unit: index)
        case .figure(let figure):
            let identifier = GraphicIdentifier("figure-\(evaluation.figures.count + 1)")
            evaluation.figures[identifier] = figure
            append(.figure(identifier, alternative: figure.accessibleDescription), unit: index)
        case .table(let table):
            append(
                .table(
                    head: table.columns.map(\.head), alignments: table.columns.map { alignment($0.alignment) },
                    rows: (0..<table.rowCount).map { row in
                        table.columns.indices.map { table.cell(row: row, column: $0) }
                    }, caption: table.caption), unit: index)
        case .check, .inline: break
        }
    }

    private func alignment(_ alignment: Table.Alignment) -> TableBlock.Alignment {
        switch alignment {
        case .left: .left
        case .center: .center
        case .right: .right
        case .decimal: .decimal
        }
    }

    /// An error that its cell allows becomes part of the report; any other stops it.
    private mutating func fail(_ index: Int, _ diagnostics: [Diagnostic]) {
        unavailable.insert(index)
        if case .cell(let cellIndex, let cell) = plan.units[index].kind, cell.options.allowsError {
            for diagnostic in diagnostics { evaluation.outputs[cellIndex].append(.failure(diagnostic.message)) }
        } else if goesOnAfterErrors {
            evaluation.failures += diagnostics
        } else {
            evaluation.diagnostics += diagnostics
        }
    }
}
