import ArgumentParser
import Diagnostics
import Document
import Drawing
import Evaluation
import Exporters
import Typesetting

/// `ionweave dump`: each stage as text, without running anything.
struct DumpCommand: ParsableCommand {
    enum Stage: String, ExpressibleByArgument, CaseIterable { case tree, cells, graph, layout, html }

    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Print a stage of a notebook's way to the page; no block runs.")

    @Argument(help: "tree, cells, graph, layout or html.") var stage: Stage
    @Argument(help: ArgumentHelp("The notebook.", valueName: "file")) var file: String

    @Flag(name: .customLong("raw-html"), help: "With html: write raw HTML and addresses of any scheme as they are.")
    var rawHTML = false

    func run() throws {
        let notebook = try NotebookSource(path: file)
        if stage == .html { return print(try Self.fragment(notebook, rawHTML: rawHTML), terminator: "") }
        let (document, _) = try notebook.parse()
        switch stage {
        case .tree: print(TreeText.of(document), terminator: "")
        case .cells:
            for (index, cell) in document.cells.enumerated() {
                print("cell \(index) \(cell.options.label ?? "-") line \(cell.firstLine)")
                print(cell.text)
            }
        case .graph: print(BlockGraphText.of(document), terminator: "")
        case .layout:
            let sources = BibliographyReader.read(for: document, files: notebook.files)
            let (resolved, _) = DocumentResolver.resolve(
                document, outputs: [], expressions: [], bibliography: sources.bibliography)
            let style = ReportTemplate(resolved.metadata, project: notebook.project.folder).style
            let typesetter = try Typesetter(style: style, shaper: HarfBuzzShaper(fonts: FontBook()))
            let pages = typesetter.typeset(resolved, graphics: [:], images: { _ in nil })
            for page in pages.pages { print(DisplayListText.of(page), terminator: "") }
        case .html: break
        }
    }

    /// The body as HTML, by CommonMark's rules where no notation of the notebook's own takes part.
    private static func fragment(_ notebook: NotebookSource, rawHTML: Bool) throws -> String {
        let (document, _) = try notebook.parse(options: .plain(rawHTML: rawHTML))
        let (resolved, _) = DocumentResolver.resolve(document, outputs: [], expressions: [], format: .html)
        let exporter = HTMLExporter(figures: { _ in nil }, images: { _ in nil }, writesRawHTML: rawHTML)
        return exporter.fragment(resolved)
    }
}
