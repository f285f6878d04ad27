import Document
import Exporters
import Typesetting

/// All notebooks of a project as one PDF: a title page with the contents, then one notebook after the other.
struct BoundPDF {
    static let name = "all-notebooks.pdf"

    /// A notebook as it stands in its own PDF, and how it is laid out with other page numbers.
    struct Report {
        /// The file name of its own PDF.
        var file: String
        var title: String
        var document: TypesetDocument
        var typeset: (PageCount) throws -> TypesetDocument
    }

    let pdf: [UInt8]
    let pageCount: Int

    /// How often the contents are laid out until their own pages are counted rightly.
    private static let mostPasses = 5

    /// - Parameters:
    ///   - metadata: the title page's; its paper is that of the front pages.
    init(_ reports: [Report], metadata: Metadata, shaper: HarfBuzzShaper) throws {
        let typesetter = try Typesetter(style: PageStyle(for: metadata), shaper: shaper)
        let known = reports.map { (title: $0.title, document: $0.document) }
        let text = reports.reduce(0) { $0 + $1.document.pages.count }
        var frontCount = 1
        var front = typesetter.front(metadata, contents: [])
        for _ in 0..<Self.mostPasses {
            front = typesetter.front(
                metadata, contents: BoundReports.contents(of: known, after: frontCount),
                count: PageCount(total: frontCount + text))
            if front.pages.count == frontCount { break }
            frontCount = front.pages.count
        }
        var bound = BoundReports(files: reports.map(\.file))
        bound.add(front: front)
        pageCount = front.pages.count + text
        var before = front.pages.count
        for (index, report) in reports.enumerated() {
            let document = try report.typeset(PageCount(first: before + 1, total: pageCount))
            bound.add(document, as: index, title: report.title)
            before += document.pages.count
        }
        pdf = try PDFExporter.pdf(bound.document(front.information))
    }
}
