import Document
import Exporters
import Foundation
import Typesetting

/// A report as a LaTeX document with a folder of figures beside it.
struct LaTeXReport {
    let results: NotebookResults

    /// - Parameter path: where the document goes; its figures go into a folder beside it.
    func add(to outputs: inout OutputFiles, at path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent as NSString
        let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
        let document = results.resolved.pages
        let images = results.images
        let drawn = ManuscriptFigures(
            document, results.evaluation.figures, shaper: HarfBuzzShaper(fonts: FontBook()))
        let figureFolder = ManuscriptFigures.fileName(stem) + "-figures"
        var imageNames: [String: String] = [:]
        for path in images.paths {
            let file = path.split(separator: "/").last.map(String.init) ?? path
            let name = file.hasSuffix(".png") ? String(file.dropLast(4)) : file
            imageNames[path] = "\(figureFolder)/image-\(imageNames.count + 1)-\(ManuscriptFigures.fileName(name)).png"
        }
        let exporter = LaTeXExporter(
            figures: { identifier in drawn.drawings[identifier].map { "\(figureFolder)/\($0.name).pdf" } },
            images: { path in
                guard let name = imageNames[path], let image = images.image(path) else { return nil }
                return (name, image.naturalWidth)
            })
        outputs.add(path, exporter.latex(document))
        for identifier in drawn.order {
            guard let drawing = drawn.drawings[identifier] else { continue }
            outputs.add(
                folder.appendingPathComponent("\(figureFolder)/\(drawing.name).pdf"),
                try FigureFiles.pdf(drawing.list, title: drawing.alternative))
        }
        for path in images.paths {
            guard let name = imageNames[path], let image = images.image(path) else { continue }
            outputs.add(folder.appendingPathComponent(name), image.bytes)
        }
    }
}
