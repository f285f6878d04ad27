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
    func render(_ notebook: NotebookSource) throws -> Outcome {
        let (document, problems) = try notebook.parse(overrides)
        let evaluator = Evaluator(toolchain: toolchain, runtime: runtime, cache: notebook.cache, jobs: jobs)
        let evaluation = try evaluator.evaluate(
            document, in: notebook.folder, session: session, goesOnAfterErrors: true)
        var (resolved, resolutionProblems) = DocumentResolver.resolve(
            document, outputs: evaluation.outputs, expressions: evaluation.expressions)
        let images = ImageFiles(files: DiskFiles(folder: notebook.folder))
        images.load(resolved.blocks)
        let diagnostics =
            problems + evaluation.diagnostics + evaluation.failures + resolutionProblems + images.diagnostics
        resolved.blocks = ProblemPlacement.place(diagnostics, in: resolved.blocks)
        let shaper = HarfBuzzShaper(fonts: fonts)
        let report = HTMLReport(
            figures: evaluation.figures, images: images, shaper: shaper, svg: SVGExporter(fonts: fonts))
        let read = (evaluation.inputs + images.uses).compactMap { use in
            if case .file(let path) = use.input { path } else { nil }
        }
        return Outcome(
            page: report.html(resolved), diagnostics: diagnostics,
            files: [notebook.folder + "/" + (notebook.name as NSString).lastPathComponent] + read,
            runCount: evaluation.runCount, blockCount: evaluation.blockCount)
    }
}
