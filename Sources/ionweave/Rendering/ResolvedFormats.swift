import Diagnostics
import Document

/// A document with its results in place, for pages and for HTML: some parts may show in one of them only.
struct ResolvedFormats {
    var pages: ResolvedDocument
    var html: ResolvedDocument
    /// Whether the two differ.
    let isDivided: Bool
    /// What both say about the document, each once.
    let diagnostics: [Diagnostic]

    init(_ document: NotebookDocument, outputs: [[CellOutput]], expressions: [String?], bibliography: Bibliography) {
        let forPages = DocumentResolver.resolve(
            document, outputs: outputs, expressions: expressions, format: .pdf, bibliography: bibliography)
        pages = forPages.document
        isDivided = document.hasConditions || document.metadata.numbersSectionsInHTML != nil
        guard isDivided else {
            html = forPages.document
            diagnostics = forPages.diagnostics
            return
        }
        let forHTML = DocumentResolver.resolve(
            document, outputs: outputs, expressions: expressions, format: .html, bibliography: bibliography)
        html = forHTML.document
        diagnostics = forPages.diagnostics + forHTML.diagnostics.filter { !forPages.diagnostics.contains($0) }
    }
}
