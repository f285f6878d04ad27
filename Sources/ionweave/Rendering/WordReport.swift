import Document
import Drawing
import Exporters
import Typesetting

/// A report as a Word document, its figures as images for print.
struct WordReport {
    private static let imageResolution = 300.0

    let results: NotebookResults

    func docx() throws -> [UInt8] {
        let document = results.resolved.pages
        let drawn = ManuscriptFigures(
            document, results.evaluation.figures, shaper: HarfBuzzShaper(fonts: FontBook()))
        let pictures = try drawn.drawings.mapValues { drawing in
            WordPicture(
                png: try PNGExporter.png(drawing.list, resolution: Self.imageResolution),
                width: drawing.list.size.width, height: drawing.list.size.height, alternative: drawing.alternative)
        }
        return WordExporter.docx(document) { block in
            switch block.content {
            case .graphic(let identifier): pictures[identifier]
            case .image(let path): results.images.image(path).map { picture($0, block) }
            }
        }
    }

    private func picture(_ image: RasterImage, _ block: FigureBlock) -> WordPicture {
        let natural = min(image.naturalWidth, WordExporter.textWidth)
        let width = block.width.map { FigureWidths.manuscript.points($0) } ?? natural
        let height = image.height(forWidth: width)
        return WordPicture(
            png: image.bytes, width: width, height: height,
            alternative: block.alternativeText ?? block.caption?.plainText ?? "Image")
    }
}
