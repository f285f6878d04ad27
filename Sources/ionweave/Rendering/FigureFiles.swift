import Document
import Drawing
import Exporters
import Foundation
import Plotting
import Typesetting

/// The figures of a report as files of their own: SVG, PDF and PNG, and the data behind them as CSV.
struct FigureFiles {
    let folder: String
    let shaper: HarfBuzzShaper
    let svg: SVGExporter
    let widths: FigureWidths

    private static let imageResolution = 300.0

    func add(_ blocks: [Block], _ figures: [GraphicIdentifier: Figure], to outputs: inout OutputFiles) throws {
        var count = 0
        for (block, identifier) in Self.figures(in: blocks) {
            guard let figure = figures[identifier] else { continue }
            count += 1
            let name = "\(folder)/\(block.identifier ?? "figure-\(count)")"
            let list = figure.displayList(for: block, widths: widths, appearance: .light, shaper: shaper)
            let title = block.alternativeText ?? figure.accessibleDescription ?? "Figure"
            outputs.add(name + ".svg", svg.svg(list, title: title))
            if block.attachesData { outputs.add(name + ".csv", figure.csv) }
            outputs.add(name + ".png", try PNGExporter.png(list, resolution: Self.imageResolution))
            outputs.add(name + ".pdf", try Self.pdf(list, title: title))
        }
    }

    /// A figure as a page of its own.
    static func pdf(_ list: DisplayList, title: String) throws -> [UInt8] {
        let drawing = DisplayItem.tagged(StructureTag(.figure, alternative: title), list.items)
        let page = TypesetDocument(
            pages: [DisplayList(size: list.size, items: [drawing])], outline: [],
            information: TypesetDocument.Information(title: title, authors: [], language: "en", date: nil),
            diagnostics: [])
        return try PDFExporter.pdf(page)
    }

    /// Where the report shows each figure.
    static func blocksOfFigures(_ blocks: [Block]) -> [GraphicIdentifier: FigureBlock] {
        Dictionary(figures(in: blocks).map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func figures(in blocks: [Block]) -> [(FigureBlock, GraphicIdentifier)] {
        blocks.flatMap { block -> [(FigureBlock, GraphicIdentifier)] in
            switch block.kind {
            case .figure(let figure):
                if case .graphic(let identifier) = figure.content { [(figure, identifier)] } else { [] }
            case .list(let list): list.items.flatMap(figures)
            case .quote(let blocks): figures(in: blocks)
            case .division(let division): figures(in: division.blocks)
            case .panel(let panel): figures(in: panel.parts)
            default: []
            }
        }
    }
}
