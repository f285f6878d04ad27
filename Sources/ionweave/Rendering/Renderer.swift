import CellProtocol
import Diagnostics
import Document
import Drawing
import Evaluation
import Exporters
import Foundation
import Plotting
import Typesetting

/// Takes a notebook from its text to the files of its report.
struct Renderer {
    enum Format: String, CaseIterable { case pdf, svg, html }

    let toolchain: Toolchain
    let runtime: RuntimeLibrary
    let jobs: Int
    let formats: Set<Format>
    let isStrict: Bool
    /// Whether blocks run under bubblewrap.
    let isSandboxed: Bool
    let overrides: ParameterOverrides
    /// Whether figures and their data are all that is written.
    var writesFiguresOnly = false

    struct Outcome {
        var diagnostics: [Diagnostic] = []
        var status = ExitStatus.done
        var mainOutput: String?
        var pageCount = 0
        var blockCount = 0
        var runCount = 0
        var isUnchanged = false
    }

    func render(_ notebook: NotebookSource, outputFolder: String?, usesCache: Bool) throws -> Outcome {
        let folder = outputFolder ?? notebook.reportFolder
        let recordPath = RenderRecord.path(notebook, outputFolder: folder)
        let key = key(notebook, folder)
        if usesCache, let record = RenderRecord.read(recordPath), record.isCurrent(key: key) {
            var outcome = Outcome()
            outcome.isUnchanged = true
            outcome.pageCount = record.pageCount
            outcome.mainOutput = mainOutput(record.outputs.map(\.path))
            return outcome
        }
        unlink(recordPath)
        if !usesCache {
            for part in ["blocks", "outputs"] {
                try? FileManager.default.removeItem(atPath: "\(notebook.cache.path)/\(part)")
            }
        }

        var outcome = Outcome()
        guard let results = try results(notebook, &outcome) else { return outcome }
        let outputs = try export(results, notebook, folder, &outcome)
        if isStrict, outcome.diagnostics.contains(where: { $0.severity == .warning }) {
            outcome.status = .strictWarnings
            return outcome
        }
        try outputs.write()
        outcome.mainOutput = mainOutput(outputs.files.map(\.path))
        if !results.evaluation.isVolatile {
            RenderRecord(
                key: key, inputs: InputUse.sorted(results.inputs + results.template.uses),
                outputs: outputs.files.map { RenderRecord.Output($0.path) }, pageCount: outcome.pageCount
            ).write(to: recordPath)
        }
        return outcome
    }

    /// The report, or the folder of the figures.
    private func mainOutput(_ paths: [String]) -> String? {
        writesFiguresOnly ? paths.first.map { ($0 as NSString).deletingLastPathComponent + "/" } : paths.first
    }

    /// Parses, runs and resolves a notebook; nil where an error stops it, which `outcome` then tells.
    ///
    /// - Parameter isOneOfMany: whether the project's other notebooks will say what links to them show.
    func results(
        _ notebook: NotebookSource, _ outcome: inout Outcome, isOneOfMany: Bool = false
    ) throws -> NotebookResults? {
        let (document, problems) = try notebook.parse(overrides)
        let included = notebook.includedFiles(document).map { InputUse(.file($0)) }
        // What the files held is noted before they are read.
        let sourceUses = document.metadata.bibliography.map { InputUse(.file(notebook.absolutePath($0.path))) }
        let sources = BibliographyReader.read(for: document, files: notebook.files)
        let template = ReportTemplate(document.metadata, project: notebook.project.folder)
        let pinned = PinnedData(document, in: notebook)
        outcome.diagnostics = problems + sources.diagnostics + pinned.diagnostics + template.diagnostics
        // What is cited wrongly is told before blocks run.
        if outcome.diagnostics.allSatisfy({ $0.severity != .error }) {
            outcome.diagnostics += CitationCheck.unknown(in: document, bibliography: sources.bibliography)
        }
        if stops(&outcome, with: .documentError) { return nil }

        let display = ProgressDisplay()
        let evaluator = Evaluator(
            toolchain: toolchain, runtime: runtime, cache: notebook.cache, jobs: jobs,
            sandbox: isSandboxed
                ? try Sandbox(project: notebook.project.folder, environment: ProcessInfo.processInfo.environment) : nil,
            progress: display.show)
        defer { display.clear() }
        var evaluation = try evaluator.evaluate(document, in: notebook.folder)
        evaluation.figures = evaluation.figures.mapValues { $0.themed(by: template.style) }
        outcome.diagnostics += evaluation.diagnostics
        outcome.blockCount = evaluation.blockCount
        outcome.runCount = evaluation.runCount
        if stops(&outcome, with: .blockFailed) { return nil }

        var resolved = ResolvedFormats(
            document, outputs: evaluation.outputs, expressions: evaluation.expressions,
            bibliography: sources.bibliography)
        outcome.diagnostics += resolved.diagnostics
        if !isOneOfMany {
            resolved.pages = NotebookLinking.namingNotebooks(in: resolved.pages)
            resolved.html = NotebookLinking.namingNotebooks(in: resolved.html)
        }
        let images = ImageFiles(files: DiskFiles(folder: notebook.folder))
        images.load(resolved.pages)
        if resolved.isDivided { images.load(resolved.html) }
        outcome.diagnostics += images.diagnostics
        if stops(&outcome, with: .documentError) { return nil }
        return NotebookResults(
            document: document, evaluation: evaluation, resolved: resolved, images: images, template: template,
            inputs: evaluation.inputs + images.uses + included + sourceUses + pinned.uses)
    }

    /// Whether errors end the render here.
    private func stops(_ outcome: inout Outcome, with status: ExitStatus) -> Bool {
        guard outcome.diagnostics.contains(where: { $0.severity == .error }) else { return false }
        outcome.status = status
        return true
    }

    private func key(_ notebook: NotebookSource, _ folder: String) -> String {
        let tool = FileStatus(RuntimeLibrary.runningProgram)
        let names = formats.map(\.rawValue).sorted().joined(separator: ",")
        return ContentHash.of([
            notebook.text, "\(tool?.size ?? 0) \(tool?.modified ?? 0)", runtime.identity, toolchain.identity, names,
            folder,
            notebook.figureFolder ?? "", "\(isStrict) \(isSandboxed) \(writesFiguresOnly)",
            overrides.identity,
        ])
    }

    // MARK: Export

    private func export(
        _ results: NotebookResults, _ notebook: NotebookSource, _ folder: String, _ outcome: inout Outcome
    ) throws -> OutputFiles {
        let (evaluation, images, template) = (results.evaluation, results.images, results.template)
        let document = results.resolved.pages
        let fonts = FontBook()
        let shaper = HarfBuzzShaper(fonts: fonts)
        let svg = SVGExporter(fonts: fonts)
        var outputs = OutputFiles()
        let base = "\(folder)/\(notebook.stem)"
        let formats = writesFiguresOnly ? [] : formats
        if formats.contains(.pdf) || formats.contains(.svg) {
            let pages = try Typesetter(style: template.style, shaper: shaper).typeset(
                document, graphics: evaluation.figures, images: images.image)
            outcome.diagnostics += pages.diagnostics
            outcome.pageCount = pages.pages.count
            if formats.contains(.pdf) {
                let attachments = try ReportAttachments(
                    results, notebook: notebook,
                    origin: BuildOrigin.of(toolchain, runtime, cache: notebook.cache))
                outputs.add(base + ".pdf", try PDFExporter.pdf(pages, attachments: attachments.files))
            }
            if formats.contains(.svg) {
                for (index, page) in pages.pages.enumerated() {
                    outputs.add(
                        "\(base)-\(index + 1).svg",
                        svg.svg(page, title: "\(pages.information.title), page \(index + 1)"))
                }
            }
        }
        if formats.contains(.html) {
            let report = HTMLReport(
                figures: evaluation.figures, images: images, shaper: shaper, svg: svg, template: template)
            outputs.add(base + ".html", report.html(results.resolved.html))
        }
        let ownFolder = writesFiguresOnly ? "\(notebook.project.folder)/figures/\(notebook.stem)" : nil
        if let figureFolder = notebook.figureFolder ?? ownFolder {
            try FigureFiles(
                folder: figureFolder, shaper: shaper, svg: svg, widths: FigureWidths(template.style)
            ).add(
                document.blocks, evaluation.figures, to: &outputs)
        }
        return outputs
    }
}
