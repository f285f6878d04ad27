public import Document
import Typesetting

/// Writes a report as one HTML file that needs nothing beside it: styles, figures and images are inside, no script is.
public struct HTMLExporter {
    /// A figure's SVG on a light and on a dark ground. Identifiers inside must differ between all drawings of a report.
    public struct FigureDrawing {
        /// SVG for a light ground.
        public var light: String
        /// SVG for a dark ground.
        public var dark: String
        /// What the figure shows as comma-separated values; readers can keep it.
        public var data: String?

        public init(light: String, dark: String, data: String? = nil) {
            self.light = light
            self.dark = dark
            self.data = data
        }
    }

    let figures: (GraphicIdentifier) -> FigureDrawing?
    let images: (String) -> (type: String, bytes: [UInt8])?
    /// Whether raw HTML of the notebook is written out.
    let writesRawHTML: Bool
    /// Rules that follow the report's own style sheet.
    private let css: String
    /// The words that the report adds, in its language.
    private(set) var words = ReportWords(language: "en")
    /// Whether only the elements of CommonMark are written, as its specification spells them.
    private(set) var isPlain = false

    /// - Parameters:
    ///   - figures: draws the figures of the report.
    ///   - images: reads an image file by its path.
    ///   - writesRawHTML: whether raw HTML of the notebook is written out.
    ///   - css: rules that follow the report's own style sheet.
    public init(
        figures: @escaping (GraphicIdentifier) -> FigureDrawing?,
        images: @escaping (String) -> (type: String, bytes: [UInt8])?, writesRawHTML: Bool = false, css: String = ""
    ) {
        self.figures = figures
        self.images = images
        self.writesRawHTML = writesRawHTML
        self.css = css
    }

    /// The body alone: elements as CommonMark's specification spells them, images by their addresses, and what
    /// CommonMark does not know as in a report.
    public func fragment(_ document: ResolvedDocument) -> String {
        var exporter = self
        exporter.isPlain = true
        return exporter.blocks(document.blocks) + exporter.notes(document.notes)
    }

    /// The report as one HTML file.
    public func html(_ document: ResolvedDocument) -> String {
        var exporter = self
        exporter.words = document.metadata.words
        return exporter.page(document)
    }

    private func page(_ document: ResolvedDocument) -> String {
        let metadata = document.metadata
        let title = metadata.title.isEmpty ? "Report" : escaped(metadata.title.plainText)
        var text = "<!DOCTYPE html>\n<html lang=\"\(escaped(metadata.language))\">\n<head>\n<meta charset=\"utf-8\">\n"
        text += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        text += "<meta name=\"color-scheme\" content=\"light dark\">\n<title>\(title)</title>\n"
        for author in metadata.authors { text += "<meta name=\"author\" content=\"\(escaped(author.name))\">\n" }
        if let date = metadata.date { text += "<meta name=\"date\" content=\"\(escaped(date))\">\n" }
        if let description = description(metadata) {
            text += "<meta name=\"description\" content=\"\(escaped(description))\">\n"
        }
        text +=
            "<meta name=\"generator\" content=\"IonWeave\">\n<style>\n\(HTMLStyle.sheet)\(css)</style>\n</head>\n<body>\n"
        text += "<a class=\"skip\" href=\"#report-text\">Skip to the text</a>\n"
        text += contents(document)
        text +=
            "<main id=\"report-text\">\n" + head(metadata) + blocks(document.blocks) + notes(document.notes)
            + "</main>\n"
        return text + footer(metadata) + "</body>\n</html>\n"
    }

    func escaped(_ text: String) -> String { MarkupText.escaped(text) }

    /// Markup of an identifier; empty when there is none.
    func identifier(_ name: String?) -> String { name.map { " id=\"\(escaped($0))\"" } ?? "" }

    // MARK: Head

    /// The abstract's first paragraph, for search and previews.
    private func description(_ metadata: Metadata) -> String? {
        for block in metadata.abstract {
            if case .paragraph(let content) = block.kind {
                return content.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
        }
        return nil
    }

    private func head(_ metadata: Metadata) -> String {
        guard !metadata.title.isEmpty else { return "" }
        var text = "<header>\n<h1 class=\"title\">\(inlines(metadata.title))</h1>\n"
        if !metadata.subtitle.isEmpty { text += "<p class=\"subtitle\">\(inlines(metadata.subtitle))</p>\n" }
        text += authors(metadata)
        if let date = metadata.date { text += "<p class=\"note\">\(time(date))</p>\n" }
        if !metadata.abstract.isEmpty {
            text +=
                "<section class=\"abstract\" aria-label=\"\(words.abstract)\">\n\(blocks(metadata.abstract))</section>\n"
        }
        return text + "</header>\n"
    }

    private func time(_ date: String) -> String {
        guard let day = ReportDate(date) else { return escaped(date) }
        return "<time datetime=\"\(escaped(date))\">\(escaped(day.longText))</time>"
    }

    /// Names; where there are several affiliations, numbers lead from one to the other.
    private func authors(_ metadata: Metadata) -> String {
        guard !metadata.authors.isEmpty else { return "" }
        let affiliations = metadata.affiliations
        let names = metadata.authors.map { author in
            let name = escaped(author.name).replacing(". ", with: ".\u{00A0}")
            let link = author.orcid.map { "<a href=\"https://orcid.org/\(escaped($0))\">\(name)</a>" } ?? name
            return link + (metadata.affiliationNumber(of: author).map { "<sup>\($0)</sup>" } ?? "")
        }
        var text = "<p class=\"authors\">\(names.joined(separator: ", "))</p>\n"
        let lines = affiliations.enumerated().map { index, name in
            (affiliations.count > 1 ? "<sup>\(index + 1)</sup>\u{202F}" : "") + escaped(name)
        }
        if !lines.isEmpty { text += "<p class=\"note\">\(lines.joined(separator: "<br>\n"))</p>\n" }
        return text
    }

    private func footer(_ metadata: Metadata) -> String {
        let title = metadata.title.isEmpty ? "" : "<span>\(inlines(metadata.title.withoutLinks))</span>"
        let date = metadata.date.map { "<span>\(time($0))</span>" } ?? ""
        return "<footer>\(title)\(date)</footer>\n"
    }

    // MARK: Contents

    private func contents(_ document: ResolvedDocument) -> String {
        let headings = document.blocks.compactMap { block -> Heading? in
            if case .heading(let heading) = block.kind, heading.level <= 3 { heading } else { nil }
        }
        guard headings.count > 1 else { return "" }
        let lines = headings.map { heading in
            let number = heading.number.map { "<span class=\"number\">\(escaped($0))</span> " } ?? ""
            let link =
                "<a href=\"#\(escaped(heading.identifier))\">\(number)\(inlines(heading.content.withoutLinks))</a>"
            return "<li class=\"level-\(heading.level)\">\(link)</li>\n"
        }
        // Beside the text there is always room for it; above the text it stands when the author asked for it.
        let name =
            (document.metadata.showsContentsInHTML ?? document.metadata.showsContents) ? "contents shown" : "contents"
        return "<nav class=\"\(name)\" aria-label=\"Contents\"><ul>\n\(lines.joined())</ul></nav>\n"
    }
}
