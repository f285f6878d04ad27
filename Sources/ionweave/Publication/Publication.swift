import Diagnostics
import Document
import Drawing
import Evaluation
import Exporters
import Foundation
import Typesetting

/// Takes the notebooks of a project to the files of its site.
struct Publication {
    /// A notebook with what became of it.
    struct Notebook {
        let source: NotebookSource
        var outcome = Renderer.Outcome()
        /// Nil where it failed.
        var results: NotebookResults?
        var seconds = 0.0
    }

    let project: ProjectNotebooks
    let renderer: Renderer
    private let fonts = FontBook()

    init(_ project: ProjectNotebooks, renderer: Renderer) {
        self.project = project
        self.renderer = renderer
    }

    /// Runs a notebook, or takes what earlier runs kept of it.
    func run(_ path: String) throws -> Notebook {
        let start = DispatchTime.now().uptimeNanoseconds
        var notebook = Notebook(source: try NotebookSource(path: ProjectNotebooks.relative(path)))
        notebook.results = try renderer.results(notebook.source, &notebook.outcome)
        stopAtWarnings(&notebook)
        notebook.seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
        return notebook
    }

    private func stopAtWarnings(_ notebook: inout Notebook) {
        guard renderer.isStrict, notebook.results != nil,
            notebook.outcome.diagnostics.contains(where: { $0.severity == .warning })
        else { return }
        notebook.outcome.status = .strictWarnings
        notebook.results = nil
    }

    /// Lays the notebooks out and collects the files of the site; counts pages and adds messages to the notebooks.
    func files(_ notebooks: inout [Notebook], in folder: String) throws -> SiteFiles {
        var files = SiteFiles(folder: folder)
        let shaper = HarfBuzzShaper(fonts: fonts)
        let svg = SVGExporter(fonts: fonts)
        for index in notebooks.indices {
            guard let results = notebooks[index].results else { continue }
            let pages = try Typesetter(style: results.template.style, shaper: shaper).typeset(
                results.resolved.pages, graphics: results.evaluation.figures, images: results.images.image)
            notebooks[index].outcome.diagnostics += pages.diagnostics
            notebooks[index].outcome.pageCount = pages.pages.count
            stopAtWarnings(&notebooks[index])
            guard notebooks[index].results != nil else { continue }
            let source = notebooks[index].source
            let attachments = try ReportAttachments(
                results, notebook: source,
                origin: BuildOrigin.of(renderer.toolchain, renderer.runtime, cache: source.cache))
            files.add(source.stem + ".pdf", try PDFExporter.pdf(pages, attachments: attachments.files))
        }

        let site = Site(title: project.title, pages: try notebooks.map { try page($0, shaper, svg, &files) })
        for (index, notebook) in notebooks.enumerated() {
            guard let results = notebook.results else { continue }
            let report = HTMLReport(
                figures: results.evaluation.figures, images: results.images, shaper: shaper, svg: svg,
                css: results.template.css)
            let exporter = report.exporter(for: results.resolved.html)
            files.add(notebook.source.stem + ".html", exporter.html(site, page: index))
        }
        let exporter = HTMLExporter(figures: { _ in nil }, images: { _ in nil })
        files.add("index.html", exporter.index(of: site))
        files.add(SiteSearch.fileName, SiteSearch(site, exporter: exporter).script)
        return files
    }

    private func page(
        _ notebook: Notebook, _ shaper: HarfBuzzShaper, _ svg: SVGExporter, _ files: inout SiteFiles
    ) throws -> Site.Page {
        guard let results = notebook.results else {
            let (document, _) = try notebook.source.parse()
            let (resolved, _) = DocumentResolver.resolve(document, outputs: [], expressions: [], format: .html)
            return Site.Page(name: notebook.source.stem, document: resolved, isMissing: true)
        }
        var page = Site.Page(
            name: notebook.source.stem, document: results.resolved.html, pageCount: notebook.outcome.pageCount)
        let base = "figures/\(notebook.source.stem)"
        switch Self.firstFigure(in: results.resolved.html.blocks, results)?.content {
        case .graphic(let identifier)?:
            guard let figure = results.evaluation.figures[identifier] else { break }
            let block = FigureFiles.blocksOfFigures(results.resolved.html.blocks)[identifier]
            func drawing(_ appearance: GraphicAppearance) -> String {
                svg.svg(figure.displayList(for: block, appearance: appearance, shaper: shaper), title: nil)
            }
            page.thumbnail = Site.Page.Thumbnail(light: base + "-light.svg", dark: base + "-dark.svg")
            files.add(base + "-light.svg", drawing(.light))
            files.add(base + "-dark.svg", drawing(.dark))
        case .image(let path)?:
            guard let image = results.images.image(path) else { break }
            page.thumbnail = Site.Page.Thumbnail(light: base + ".png")
            files.add(base + ".png", image.bytes)
        case nil: break
        }
        return page
    }

    /// The first figure that can be shown, also inside panels and divisions.
    private static func firstFigure(in blocks: [Block], _ results: NotebookResults) -> FigureBlock? {
        for block in blocks {
            let found: FigureBlock? =
                switch block.kind {
                case .figure(let figure): figure
                case .list(let list): list.items.lazy.compactMap { firstFigure(in: $0, results) }.first
                case .quote(let blocks): firstFigure(in: blocks, results)
                case .division(let division): firstFigure(in: division.blocks, results)
                case .panel(let panel): firstFigure(in: panel.parts, results)
                default: nil
                }
            if let found { return found }
        }
        return nil
    }
}
