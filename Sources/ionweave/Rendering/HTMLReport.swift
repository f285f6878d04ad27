import Document
import Drawing
import Exporters
import Plotting
import Typesetting

/// A report as one HTML file, its figures drawn for light and for dark ground.
struct HTMLReport {
    let figures: [GraphicIdentifier: Figure]
    let images: ImageFiles
    let shaper: HarfBuzzShaper
    let svg: SVGExporter
    /// Gives widths to figures, and the style sheet its last rules.
    let template: ReportTemplate

    func html(_ document: ResolvedDocument) -> String { exporter(for: document).html(document) }

    /// Writes the document's figures as they stand in it.
    func exporter(for document: ResolvedDocument) -> HTMLExporter {
        let blocks = FigureFiles.blocksOfFigures(document.blocks)
        return HTMLExporter(
            figures: { identifier in
                guard let figure = figures[identifier] else { return nil }
                func drawing(_ appearance: GraphicAppearance, _ prefix: String) -> String {
                    let list = figure.displayList(
                        for: blocks[identifier], widths: FigureWidths(template.style), appearance: appearance,
                        shaper: shaper)
                    let title = blocks[identifier]?.alternativeText ?? figure.accessibleDescription ?? "Figure"
                    return svg.svg(
                        list, title: title, prefix: "\(identifier.rawValue)-\(prefix)-", isFragment: true,
                        keepsText: true)
                }
                return HTMLExporter.FigureDrawing(
                    light: drawing(.light, "l"), dark: drawing(.dark, "d"), data: figure.csv)
            }, images: { path in images.image(path).map { ("image/png", $0.bytes) } },
            writesRawHTML: document.metadata.showsRawHTML, css: template.css)
    }
}
