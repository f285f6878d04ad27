public import Document

/// Writes a report as a LaTeX document that a journal's class can take: numbers, references and citations are LaTeX's own.
///
/// It compiles with pdfTeX and LuaTeX and needs amsmath, amssymb, graphicx, booktabs, longtable, natbib and hyperref. The list
/// of references is written out, so that neither BibTeX nor biber has to run.
public struct LaTeXExporter {
    /// The path of a figure's file from the document's folder; nil when there is none.
    let figures: (GraphicIdentifier) -> String?
    let images: (String) -> (path: String, width: Double)?

    /// - Parameters:
    ///   - figures: the paths of figures from the document's folder.
    ///   - images: the same for the image files that the notebook names, with their own widths in points.
    public init(
        figures: @escaping (GraphicIdentifier) -> String?,
        images: @escaping (String) -> (path: String, width: Double)?
    ) {
        self.figures = figures
        self.images = images
    }

    /// The document, from `\\documentclass` to its end.
    public func latex(_ document: ResolvedDocument) -> String {
        var writer = LaTeXWriter(self, document)
        return writer.document()
    }
}
