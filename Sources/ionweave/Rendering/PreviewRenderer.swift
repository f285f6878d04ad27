import Diagnostics
import Document
import Evaluation
import Exporters
import Foundation
import Typesetting

/// Makes a notebook's page again and again, with a kernel that lives from one time to the next.
final class PreviewRenderer {
    struct Outcome {
        var page: String
        var diagnostics: [Diagnostic]
        /// Files whose change makes the page stale, the notebook among them.
        var files: [String]
        var runCount: Int
        var blockCount: Int
    }

    private let toolchain: Toolchain
    private let runtime: RuntimeLibrary
    private let jobs: Int
    private let overrides: ParameterOverrides
    private let session = KernelSession()
    private let fonts = FontBook()

    init(toolchain: Toolchain, runtime: RuntimeLibrary, jobs: Int, overrides: ParameterOverrides) {
        self.overrides = overrides
        self.toolchain = toolchain
        self.runtime = runtime
        self.jobs = jobs
    }

    /// Renders the notebook as it is now; what is wrong with it stands in the page, each error after the block that it is in.
    ///
    /// - Parameters:
    ///   - progress: told about each block that begins to run.
    ///   - newVersion: the notebook when it has changed since it was asked for last. A running block goes on when the new version has
    ///     it too.
    /// - Throws: `EvaluationError.superseded` when the block that runs is no longer in the notebook.
    func render(
        _ notebook: NotebookSource, progress: @escaping @Sendable (Evaluator.Progress) -> Void,
        newVersion: @escaping () -> NotebookSource?
    ) throws -> Outcome {
        let (document, problems) = try notebook.parse(overrides)
        let overrides = overrides
        let keys = evaluator(notebook).outputKeys
        let evaluator = evaluator(notebook, progress: progress) { key in
            guard let new = newVersion(), let (document, _) = try? new.parse(overrides) else { return false }
            return !keys(document).contains(key)
        }
        let sources = BibliographyReader.read(for: document, files: notebook.files)
        let template = ReportTemplate(document.metadata, project: notebook.project.folder)
        let pinned = PinnedData(document, in: notebook)
        let evaluation = try evaluator.evaluate(
            document, in: notebook.folder, session: session, goesOnAfterErrors: true)
        var (resolved, resolutionProblems) = DocumentResolver.resolve(
            document, outputs: evaluation.outputs, expressions: evaluation.expressions, format: .html,
            bibliography: sources.bibliography)
        resolved = NotebookLinking.namingNotebooks(in: resolved)
        let images = ImageFiles(files: DiskFiles(folder: notebook.folder))
        images.load(resolved)
        let diagnostics =
            problems + sources.diagnostics + pinned.diagnostics + template.diagnostics + evaluation.diagnostics
            + evaluation.failures
            + resolutionProblems
            + images.diagnostics
        resolved.blocks = ProblemPlacement.place(diagnostics, in: resolved.blocks)
        let shaper = HarfBuzzShaper(fonts: fonts)
        let report = HTMLReport(
            figures: evaluation.figures.mapValues { $0.themed(by: template.style) }, images: images, shaper: shaper,
            svg: SVGExporter(fonts: fonts), template: template)
        let read = (evaluation.inputs + images.uses + template.uses + pinned.uses).compactMap { use in
            if case .file(let path) = use.input { path } else { nil }
        }
        return Outcome(
            page: report.html(resolved), diagnostics: diagnostics,
            files: [notebook.folder + "/" + (notebook.name as NSString).lastPathComponent] + read
                + notebook.includedFiles(document) + sources.paths.map(notebook.absolutePath),
            runCount: evaluation.runCount, blockCount: evaluation.blockCount)
    }

    /// The notebook's text without results, for the time until its blocks have run.
    func draft(_ notebook: NotebookSource) throws -> String {
        let (document, _) = try notebook.parse(overrides)
        let sources = BibliographyReader.read(for: document, files: notebook.files)
        let (resolved, _) = DocumentResolver.resolve(
            document, outputs: [], expressions: [], format: .html, bibliography: sources.bibliography)
        let images = ImageFiles(files: DiskFiles(folder: notebook.folder))
        images.load(resolved)
        return HTMLReport(
            figures: [:], images: images, shaper: HarfBuzzShaper(fonts: fonts), svg: SVGExporter(fonts: fonts),
            template: ReportTemplate(document.metadata, project: notebook.project.folder)
        ).html(resolved)
    }

    private func evaluator(
        _ notebook: NotebookSource, progress: @escaping @Sendable (Evaluator.Progress) -> Void = { _ in },
        isSuperseded: @escaping (String) -> Bool = { _ in false }
    ) -> Evaluator {
        Evaluator(
            toolchain: toolchain, runtime: runtime, cache: notebook.cache, jobs: jobs, progress: progress,
            isSuperseded: isSuperseded)
    }
}
