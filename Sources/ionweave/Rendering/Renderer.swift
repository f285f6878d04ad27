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
            outcome.mainOutput = record.outputs.first?.path
            return outcome
        }
        unlink(recordPath)
        if !usesCache {
            for part in ["blocks", "outputs"] {
                try? FileManager.default.removeItem(atPath: "\(notebook.cache.path)/\(part)")
            }
        }

        var outcome = Outcome()
        let (document, problems) = try notebook.parse(overrides)
        let included = notebook.includedFiles(document).map { InputUse(.file($0)) }
        // What the files held is noted before they are read.
        let sourceUses = document.metadata.bibliography.map { InputUse(.file(notebook.absolutePath($0.path))) }
        let sources = BibliographyReader.read(for: document, files: notebook.files)
        let template = ReportTemplate(document.metadata, project: notebook.project.folder)
        outcome.diagnostics = problems + sources.diagnostics + template.diagnostics
        // What is cited wrongly is told before blocks run.
        if outcome.diagnostics.allSatisfy({ $0.severity != .error }) {
            outcome.diagnostics += CitationCheck.unknown(in: document, bibliography: sources.bibliography)
        }
        if stops(&outcome, with: .documentError) { return outcome }

        let display = ProgressDisplay()
        let evaluator = Evaluator(
            toolchain: toolchain, runtime: runtime, cache: notebook.cache, jobs: jobs,
            sandbox: isSandboxed
                ? try Sandbox(project: notebook.project.folder, environment: ProcessInfo.processInfo.environment) : nil,
            progress: display.show)
        defer { display.clear() }
        let evaluation = try evaluator.evaluate(document, in: notebook.folder)
        outcome.diagnostics += evaluation.diagnostics
        outcome.blockCount = evaluation.blockCount
        outcome.runCount = evaluation.runCount
        if stops(&outcome, with: .blockFailed) { return outcome }

        let resolved = ResolvedFormats(
            document, outputs: evaluation.outputs, expressions: evaluation.expressions,
            bibliography: sources.bibliography)
        outcome.diagnostics += resolved.diagnostics
        let images = ImageFiles(files: DiskFiles(folder: notebook.folder))
        images.load(resolved.pages.blocks)
        if document.hasConditions { images.load(resolved.html.blocks) }
        outcome.diagnostics += images.diagnostics
        if stops(&outcome, with: .documentError) { return outcome }

        let outputs = try export(resolved, evaluation, notebook, images, template, folder, &outcome)
        if isStrict, outcome.diagnostics.contains(where: { $0.severity == .warning }) {
            outcome.status = .strictWarnings
            return outcome
        }
        try outputs.write()
        outcome.mainOutput = outputs.files.first?.path
        if !evaluation.isVolatile {
            RenderRecord(
                key: key,
                inputs: InputUse.sorted(
                    evaluation.inputs + images.uses + template.uses + included + sourceUses),
                outputs: outputs.files.map { RenderRecord.Output($0.path) }, pageCount: outcome.pageCount
            ).write(to: recordPath)
        }
        return outcome
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
            notebook.figureFolder ?? "", "\(isStrict) \(isSandboxed)",
            overrides.identity,
        ])
    }

    // MARK: Export

    private func export(
        _ resolved: ResolvedFormats, _ evaluation: Evaluation, _ notebook: NotebookSource, _ images: ImageFiles,
        _ template: ReportTemplate, _ folder: String,
        _ outcome: inout Outcome
    ) throws -> OutputFiles {
        let document = resolved.pages
        let fonts = FontBook()
        let shaper = HarfBuzzShaper(fonts: fonts)
        let svg = SVGExporter(fonts: fonts)
        var outputs = OutputFiles()
        let base = "\(folder)/\(notebook.stem)"
        if formats.contains(.pdf) || formats.contains(.svg) {
            let pages = try Typesetter(style: template.style, shaper: shaper).typeset(
                document, graphics: evaluation.figures, images: images.image)
            outcome.diagnostics += pages.diagnostics
            outcome.pageCount = pages.pages.count
            if formats.contains(.pdf) {
                let origin = BuildOrigin.of(toolchain, runtime, cache: notebook.cache)
                let attachments = try ReportAttachments(
                    document.blocks, evaluation.figures, notebook: notebook,
                    provenance: ReportProvenance(notebook, inputs: evaluation.inputs, origin: origin))
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
                figures: evaluation.figures, images: images, shaper: shaper, svg: svg, css: template.css)
            outputs.add(base + ".html", report.html(resolved.html))
        }
        if let figureFolder = notebook.figureFolder {
            try FigureFiles(folder: figureFolder, shaper: shaper, svg: svg).add(
                document.blocks, evaluation.figures, to: &outputs)
        }
        return outputs
    }
}
