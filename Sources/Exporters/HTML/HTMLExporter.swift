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
    var words = ReportWords(language: "en")
    /// Where the page stands in a site; nil for a report of its own.
    var place: SitePlace?
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
        let title = metadata.title.isEmpty ? "Report" : metadata.title.plainText
        var text = opening(
            title: title, language: metadata.language, authors: metadata.authors.map(\.name), date: metadata.date,
            description: description(metadata), keywords: metadata.keywords)
        if let place {
            let contents = siteContents(place, document)
            text += siteBar(place.site, contents: contents)
            text += "<nav class=\"contents site\" aria-label=\"\(words.contents)\">\(contents)</nav>\n"
        } else {
            text += contents(document)
        }
        text +=
            "<main id=\"report-text\">\n" + head(metadata) + captionLists(document) + blocks(document.blocks)
            + notes(document.notes)
        if let place { text += siteTurning(place) }
        return text + "</main>\n" + footer(metadata) + (place == nil ? "" : siteScript) + "</body>\n</html>\n"
    }

    /// A page to the start of its body's text.
    func opening(
        title: String, language: String, authors: [String], date: String?, description: String?, keywords: [String]
    ) -> String {
        var text = "<!DOCTYPE html>\n<html lang=\"\(escaped(language))\">\n<head>\n<meta charset=\"utf-8\">\n"
        text += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        text += "<meta name=\"color-scheme\" content=\"light dark\">\n<title>\(escaped(title))</title>\n"
        for author in authors { text += "<meta name=\"author\" content=\"\(escaped(author))\">\n" }
        if let date { text += "<meta name=\"date\" content=\"\(escaped(date))\">\n" }
        if let description { text += "<meta name=\"description\" content=\"\(escaped(description))\">\n" }
        if !keywords.isEmpty {
            text += "<meta name=\"keywords\" content=\"\(escaped(keywords.joined(separator: ", ")))\">\n"
        }
        let sheet = HTMLStyle.sheet + (place == nil ? "" : SiteStyle.sheet) + css
        text += "<meta name=\"generator\" content=\"IonWeave\">\n<style>\n\(sheet)</style>\n</head>\n<body>\n"
        return text + "<a class=\"skip\" href=\"#report-text\">\(words.skip)</a>\n"
    }

    /// The script that a site's pages load for their search.
    var siteScript: String { "<script src=\"\(SiteSearch.fileName)\" defer></script>\n" }

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
        guard !metadata.title.isEmpty else {
            return place.flatMap(sitePDF).map { "<p class=\"note\">\($0)</p>\n" } ?? ""
        }
        var text = "<header>\n<h1 class=\"title\">\(inlines(metadata.title))</h1>\n"
        if !metadata.subtitle.isEmpty { text += "<p class=\"subtitle\">\(inlines(metadata.subtitle))</p>\n" }
        text += authors(metadata)
        let facts = [metadata.date.map(time), place.flatMap(sitePDF)].compactMap(\.self)
        if !facts.isEmpty { text += "<p class=\"note\">\(facts.joined(separator: " · "))</p>\n" }
        if !metadata.abstract.isEmpty {
            text +=
                "<section class=\"abstract\" aria-label=\"\(words.abstract)\">\n\(blocks(metadata.abstract))</section>\n"
        }
        return text + "</header>\n"
    }

    func time(_ date: String) -> String {
        guard let day = ReportDate(date) else { return escaped(date) }
        return "<time datetime=\"\(escaped(date))\">\(escaped(day.longText))</time>"
    }

    /// Names; where there are several affiliations, numbers lead from one to the other.
    private func authors(_ metadata: Metadata) -> String {
        guard !metadata.authors.isEmpty else { return "" }
        let affiliations = metadata.affiliations
        let names = metadata.authors.map { author in
            let name = escaped(author.name).replacing(". ", with: ".\u{00A0}")
            return name + orcid(author) + (metadata.affiliationNumber(of: author).map { "<sup>\($0)</sup>" } ?? "")
        }
        var text = "<p class=\"authors\">\(names.joined(separator: ", "))</p>\n"
        let lines = affiliations.enumerated().map { index, name in
            (affiliations.count > 1 ? "<sup>\(index + 1)</sup>\u{202F}" : "") + escaped(name)
        }
        if !lines.isEmpty { text += "<p class=\"note\">\(lines.joined(separator: "<br>\n"))</p>\n" }
        return text
    }

    /// A mark that leads to the author's record at ORCID; its name says whose.
    private func orcid(_ author: Metadata.Author) -> String {
        guard let orcid = author.orcid else { return "" }
        let name = "ORCID of \(escaped(author.name)): \(escaped(orcid))"
        return
            "<a class=\"orcid\" rel=\"author\" href=\"https://orcid.org/\(escaped(orcid))\" title=\"\(name)\"><svg role=\"img\" viewBox=\"0 0 256 256\"><title>\(name)</title><circle cx=\"128\" cy=\"128\" r=\"128\"/><path d=\"\(SVGPathData.absolute(ORCIDMark.letters))\"/></svg></a>"
    }

    private func footer(_ metadata: Metadata) -> String {
        let title = metadata.title.isEmpty ? "" : "<span>\(inlines(metadata.title.withoutLinks))</span>"
        let date = metadata.date.map { "<span>\(time($0))</span>" } ?? ""
        return "<footer>\(title)\(date)</footer>\n"
    }

    // MARK: Contents

    /// Lists of figures and tables, where the author asked for them.
    private func captionLists(_ document: ResolvedDocument) -> String {
        let metadata = document.metadata
        var text = ""
        if metadata.listsFigures {
            text += list(CaptionList(.figures, in: document.blocks), words.figureList, words.figure)
        }
        if metadata.listsTables {
            text += list(CaptionList(.tables, in: document.blocks), words.tableList, words.table)
        }
        return text
    }

    private func list(_ list: CaptionList, _ title: String, _ kind: ReportWords.Pair) -> String {
        guard !list.entries.isEmpty else { return "" }
        let lines = list.entries.map { entry in
            let number = "<span class=\"number\">\(escaped(entry.number))</span> "
            let label = "<span class=\"hidden\">\(kind.one) </span>"
            return
                "<li><a href=\"#\(escaped(entry.identifier))\">\(label)\(number)\(inlines(entry.title.withoutLinks))</a></li>\n"
        }
        return
            "<nav class=\"captions\" aria-label=\"\(title)\">\n<p class=\"caption-list\">\(title)</p>\n<ul>\n\(lines.joined())</ul>\n</nav>\n"
    }

    private func contents(_ document: ResolvedDocument) -> String {
        let lines = contentsLines(document)
        guard lines.count > 1 else { return "" }
        // Beside the text there is always room for it; above the text it stands when the author asked for it.
        let name =
            (document.metadata.showsContentsInHTML ?? document.metadata.showsContents) ? "contents shown" : "contents"
        return "<nav class=\"\(name)\" aria-label=\"\(words.contents)\"><ul>\n\(lines.joined())</ul></nav>\n"
    }

    /// The headings down to the third level as items of a list.
    func contentsLines(_ document: ResolvedDocument) -> [String] {
        document.blocks.compactMap { block in
            guard case .heading(let heading) = block.kind, heading.level <= 3 else { return nil }
            let number = heading.number.map { "<span class=\"number\">\(escaped($0))</span> " } ?? ""
            let link =
                "<a href=\"#\(escaped(heading.identifier))\">\(number)\(inlines(heading.content.withoutLinks))</a>"
            return "<li class=\"level-\(heading.level)\">\(link)</li>\n"
        }
    }
}
