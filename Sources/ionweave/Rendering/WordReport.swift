import Document
import Drawing
import Exporters
import Plotting
import Typesetting

/// A report as a Word document, its figures as images for print.
struct WordReport {
    private static let imageResolution = 300.0

    let results: NotebookResults

    func docx() throws -> [UInt8] {
        let shaper = HarfBuzzShaper(fonts: FontBook())
        var failure: (any Error)?
        let bytes = WordExporter.docx(results.resolved.pages) { block in
            switch block.content {
            case .graphic(let identifier):
                guard let figure = results.evaluation.figures[identifier] else { return nil }
                let list = figure.displayList(for: block, appearance: .light, shaper: shaper)
                do {
                    return WordPicture(
                        png: try PNGExporter.png(list, resolution: Self.imageResolution), width: list.size.width,
                        height: list.size.height,
                        alternative: block.alternative ?? figure.accessibleDescription ?? "Figure")
                } catch {
                    failure = error
                    return nil
                }
            case .image(let path):
                return results.images.image(path).map { picture($0, block) }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    private func picture(_ image: RasterImage, _ block: FigureBlock) -> WordPicture {
        // Pixels of 1/96 inch, as browsers take them.
        var width = Double(image.pixelWidth) * 0.75
        switch block.width {
        case .points(let points): width = points
        case .fraction(let part): width = part * WordExporter.textWidth
        case .column, .page: width = WordExporter.textWidth
        case nil: width = min(width, WordExporter.textWidth)
        }
        let height = width * Double(image.pixelHeight) / Double(max(1, image.pixelWidth))
        return WordPicture(
            png: image.bytes, width: width, height: height,
            alternative: block.alternative ?? block.caption?.plainText ?? "Image")
    }
}
