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
        /// The title as it is known, also where the notebook failed; its file's name where it has none.
        var title: [Inline] = []
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
        notebook.results = try renderer.results(notebook.source, &notebook.outcome, isOneOfMany: true)
        stopAtWarnings(&notebook)
        notebook.title = try title(notebook)
        notebook.seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
        return notebook
    }

    private func title(_ notebook: Notebook) throws -> [Inline] {
        let title = try notebook.results?.resolved.html.metadata.title ?? withoutResults(notebook).metadata.title
        let span = SourceFile(name: notebook.source.name, text: "").span(0..<0)
        return title.isEmpty ? [Inline(.text(notebook.source.stem), span: span)] : title
    }

    /// What the text of a notebook says where there are no results.
    private func withoutResults(_ notebook: Notebook) throws -> ResolvedDocument {
        let (document, _) = try notebook.source.parse()
        return DocumentResolver.resolve(document, outputs: [], expressions: [], format: .html).document
    }

    /// Puts links from one notebook to another in place; a notebook with a link that leads nowhere fails.
    private func link(_ notebooks: inout [Notebook]) {
        let paths = Dictionary(
            notebooks.enumerated().map { ("\($1.source.folder)/\($1.source.stem).md", $0) },
            uniquingKeysWith: { first, _ in first })
        // Failing takes a notebook from the others, so that all links are looked at before the first is set.
        for isLast in [false, true] {
            let known = notebooks.map {
                NotebookLinking.Notebook(title: $0.title, document: $0.results?.resolved.html)
            }
            let stems = notebooks.map(\.source.stem)
            for index in notebooks.indices {
                guard var results = notebooks[index].results else { continue }
                let source = notebooks[index].source
                func linked(
                    _ document: ResolvedDocument, _ address: @escaping (Int, String?) -> String
                ) -> (document: ResolvedDocument, diagnostics: [Diagnostic]) {
                    NotebookLinking(
                        known, names: stems.map { $0 + ".md" }, find: { paths[source.absolutePath($0)] },
                        address: address
                    ).link(document)
                }
                let html = linked(results.resolved.html) { index, identifier in
                    Site.address(stems[index] + ".html") + (identifier.map { "#" + $0 } ?? "")
                }
                let pages = linked(results.resolved.pages) { index, identifier in
                    BoundReports.address(file: stems[index] + ".pdf", identifier: identifier)
                }
                let problems = html.diagnostics + pages.diagnostics.filter { !html.diagnostics.contains($0) }
                if isLast {
                    results.resolved.html = html.document
                    results.resolved.pages = pages.document
                    notebooks[index].results = results
                    notebooks[index].outcome.diagnostics += problems
                } else if problems.contains(where: { $0.severity == .error }) {
                    notebooks[index].outcome.diagnostics += problems.filter { $0.severity == .error }
                    notebooks[index].outcome.status = .documentError
                    notebooks[index].results = nil
                }
            }
        }
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
        link(&notebooks)
        var files = SiteFiles(folder: folder)
        let shaper = HarfBuzzShaper(fonts: fonts)
        let svg = SVGExporter(fonts: fonts)
        var reports: [Int: BoundPDF.Report] = [:]
        for index in notebooks.indices {
            guard let results = notebooks[index].results else { continue }
            let typesetter = try Typesetter(style: results.template.style, shaper: shaper)
            func typeset(_ count: PageCount) -> TypesetDocument {
                typesetter.typeset(
                    results.resolved.pages, graphics: results.evaluation.figures, images: results.images.image,
                    count: count)
            }
            let pages = typeset(PageCount())
            notebooks[index].outcome.diagnostics += pages.diagnostics
            notebooks[index].outcome.pageCount = pages.pages.count
            stopAtWarnings(&notebooks[index])
            guard notebooks[index].results != nil else { continue }
            let source = notebooks[index].source
            let attachments = try ReportAttachments(
                results, notebook: source,
                origin: BuildOrigin.of(renderer.toolchain, renderer.runtime, cache: source.cache))
            files.add(source.stem + ".pdf", try PDFExporter.pdf(pages, attachments: attachments.files))
            reports[index] = BoundPDF.Report(
                file: source.stem + ".pdf", title: notebooks[index].title.plainText, document: pages,
                typeset: typeset)
        }

        var site = Site(title: project.title, pages: try notebooks.map { try page($0, shaper, svg, &files) })
        if reports.count > 1 {
            let bound = try BoundPDF(
                notebooks.indices.compactMap { reports[$0] }, metadata: metadata(of: site), shaper: shaper)
            files.add(BoundPDF.name, bound.pdf)
            site.pdf = (BoundPDF.name, bound.pageCount)
        }
        for (index, notebook) in notebooks.enumerated() {
            guard let results = notebook.results else { continue }
            let report = HTMLReport(
                figures: results.evaluation.figures, images: results.images, shaper: shaper, svg: svg,
                template: results.template)
            let exporter = report.exporter(for: results.resolved.html)
            files.add(notebook.source.stem + ".html", exporter.html(site, page: index))
        }
        let exporter = HTMLExporter(figures: { _ in nil }, images: { _ in nil })
        files.add("index.html", exporter.index(of: site))
        files.add(SiteSearch.fileName, SiteSearch(site, exporter: exporter).script)
        return files
    }

    /// What the title page of all notebooks says; its date is the latest of theirs.
    private func metadata(of site: Site) -> Metadata {
        let published = site.pages.filter { !$0.isMissing }.map(\.document.metadata)
        var metadata = Metadata()
        metadata.title = site.title
        metadata.authors = site.authors
        metadata.date = published.compactMap(\.date).filter { ReportDate($0) != nil }.max()
        metadata.language = site.language
        metadata.paper = published.first?.paper ?? .a4
        return metadata
    }

    private func page(
        _ notebook: Notebook, _ shaper: HarfBuzzShaper, _ svg: SVGExporter, _ files: inout SiteFiles
    ) throws -> Site.Page {
        guard let results = notebook.results else {
            return Site.Page(name: notebook.source.stem, document: try withoutResults(notebook), isMissing: true)
        }
        var page = Site.Page(
            name: notebook.source.stem, document: results.resolved.html, pageCount: notebook.outcome.pageCount)
        let base = "figures/\(notebook.source.stem)"
        switch Self.firstFigure(in: results.resolved.html.blocks, results)?.content {
        case .graphic(let identifier)?:
            guard let figure = results.evaluation.figures[identifier] else { break }
            let block = FigureFiles.blocksOfFigures(results.resolved.html.blocks)[identifier]
            func drawing(_ appearance: GraphicAppearance) -> String {
                let widths = FigureWidths(results.template.style)
                return svg.svg(
                    figure.displayList(for: block, widths: widths, appearance: appearance, shaper: shaper), title: nil)
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
