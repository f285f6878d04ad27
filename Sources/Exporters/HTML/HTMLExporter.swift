public import Document
import Foundation

/// Writes a report as one HTML file that needs nothing beside it: styles, figures and images are inside.
public struct HTMLExporter {
    /// A figure's SVG on a light and on a dark ground.
    public struct FigureDrawing {
        public var light: String
        public var dark: String

        public init(light: String, dark: String) {
            self.light = light
            self.dark = dark
        }
    }

    private let figures: (GraphicIdentifier) -> FigureDrawing?
    private let images: (String) -> (type: String, bytes: [UInt8])?

    /// - Parameters:
    ///   - figures: draws the figures of the report.
    ///   - images: reads an image file by its path.
    public init(
        figures: @escaping (GraphicIdentifier) -> FigureDrawing?,
        images: @escaping (String) -> (type: String, bytes: [UInt8])?
    ) {
        self.figures = figures
        self.images = images
    }

    public func html(_ document: ResolvedDocument) -> String {
        let metadata = document.metadata
        let title = escaped(metadata.title.plainText)
        var text = "<!DOCTYPE html>\n<html lang=\"\(escaped(metadata.language))\">\n<head>\n<meta charset=\"utf-8\">\n"
        text +=
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>\(title.isEmpty ? "Report" : title)</title>\n"
        for author in metadata.authors { text += "<meta name=\"author\" content=\"\(escaped(author.name))\">\n" }
        if let date = metadata.date { text += "<meta name=\"date\" content=\"\(escaped(date))\">\n" }
        text += "<meta name=\"generator\" content=\"IonWeave\">\n<style>\n\(HTMLStyle.sheet)</style>\n</head>\n<body>\n"
        text += contents(document.blocks)
        text += "<main>\n" + head(metadata) + blocks(document.blocks) + "</main>\n</body>\n</html>\n"
        return text
    }

    private func escaped(_ text: String) -> String { MarkupText.escaped(text) }

    // MARK: Head and contents

    private func head(_ metadata: Metadata) -> String {
        guard !metadata.title.isEmpty else { return "" }
        var text = "<header>\n<h1 class=\"title\">\(inlines(metadata.title))</h1>\n"
        if !metadata.subtitle.isEmpty { text += "<p class=\"subtitle\">\(inlines(metadata.subtitle))</p>\n" }
        if !metadata.authors.isEmpty {
            let names = metadata.authors.map { author in
                let name = escaped(author.name)
                return author.orcid.map { "<a href=\"https://orcid.org/\(escaped($0))\">\(name)</a>" } ?? name
            }
            text += "<p class=\"authors\">\(names.joined(separator: ", "))</p>\n"
            var affiliations: [String] = []
            for author in metadata.authors {
                if let affiliation = author.affiliation, !affiliations.contains(affiliation) {
                    affiliations.append(affiliation)
                }
            }
            if !affiliations.isEmpty {
                text += "<p class=\"note\">\(escaped(affiliations.joined(separator: "; ")))</p>\n"
            }
        }
        if let date = metadata.date {
            text += "<p class=\"note\"><time datetime=\"\(escaped(date))\">\(escaped(date))</time></p>\n"
        }
        if !metadata.abstract.isEmpty {
            text += "<section class=\"abstract\" aria-label=\"Abstract\">\n\(blocks(metadata.abstract))</section>\n"
        }
        return text + "</header>\n"
    }

    private func contents(_ blocks: [Block]) -> String {
        let headings = blocks.compactMap { block -> Heading? in
            if case .heading(let heading) = block.kind, heading.level <= 3 { heading } else { nil }
        }
        guard headings.count > 1 else { return "" }
        let lines = headings.map { heading in
            let number = heading.number.map { escaped($0) + "\u{2002}" } ?? ""
            return
                "<li class=\"level-\(heading.level)\"><a href=\"#\(escaped(heading.identifier))\">\(number)\(plain(heading.content))</a></li>\n"
        }
        return "<nav class=\"contents\" aria-label=\"Contents\"><ul>\n\(lines.joined())</ul></nav>\n"
    }

    /// Inlines of a heading for the contents: no links inside the link.
    private func plain(_ content: [Inline]) -> String {
        inlines(
            content.map { inline in
                if case .link(_, let inner) = inline.kind { return Inline(.emphasis(inner), span: inline.span) }
                return inline
            })
    }

    // MARK: Blocks

    private func blocks(_ blocks: [Block]) -> String { blocks.map(block).joined() }

    private func block(_ block: Block) -> String {
        switch block.kind {
        case .heading(let heading):
            let level = min(heading.level + 1, 6)
            let number = heading.number.map { "<span class=\"number\">\(escaped($0))</span> " } ?? ""
            let anchor =
                "<a class=\"anchor\" href=\"#\(escaped(heading.identifier))\" aria-label=\"Link to this section\">#</a>"
            return
                "<h\(level) id=\"\(escaped(heading.identifier))\">\(number)\(inlines(heading.content)) \(anchor)</h\(level)>\n"
        case .paragraph(let content): return "<p>\(inlines(content))</p>\n"
        case .list(let list): return self.list(list)
        case .quote(let blocks): return "<blockquote>\n\(self.blocks(blocks))</blockquote>\n"
        case .code(let code):
            let language = code.language.map { " class=\"language-\(escaped($0))\"" } ?? ""
            return
                "<pre class=\"\(code.isCell ? "cell" : "listing")\"><code\(language)>\(escaped(code.text))</code></pre>\n"
        case .output(let text): return "<pre class=\"output\"><samp>\(escaped(text))</samp></pre>\n"
        case .math(let math):
            let identifier = math.identifier.map { " id=\"\(escaped($0))\"" } ?? ""
            let number = math.number.map { "<span class=\"equation-number\">(\(escaped($0)))</span>" } ?? ""
            return
                "<div class=\"equation\"\(identifier)>\(MathMLWriter.mathML(math.source, isDisplayed: true))\(number)</div>\n"
        case .table(let table): return self.table(table)
        case .figure(let figure): return self.figure(figure)
        case .division(let division):
            let identifier = division.identifier.map { " id=\"\(escaped($0))\"" } ?? ""
            return
                "<div\(identifier) class=\"\(escaped(division.classes.joined(separator: " ")))\">\n\(blocks(division.blocks))</div>\n"
        case .thematicBreak: return "<hr>\n"
        case .pageBreak: return ""
        case .cell: preconditionFailure("a resolved document holds no cells")
        }
    }

    private func list(_ list: ListBlock) -> String {
        let items = list.items.map { blocks -> String in
            if list.isTight, blocks.count == 1, case .paragraph(let content) = blocks[0].kind {
                return "<li>\(inlines(content))</li>\n"
            }
            return "<li>\n\(self.blocks(blocks))</li>\n"
        }
        guard let start = list.start else { return "<ul>\n\(items.joined())</ul>\n" }
        return "<ol\(start == 1 ? "" : " start=\"\(start)\"")>\n\(items.joined())</ol>\n"
    }

    private func caption(_ kind: String, _ number: String?, _ content: [Inline]?) -> String {
        let label = number.map { "<strong>\(kind)\u{00A0}\(escaped($0)).</strong> " } ?? ""
        return label + inlines(content ?? [])
    }

    private func table(_ table: TableBlock) -> String {
        let identifier = table.identifier.map { " id=\"\(escaped($0))\"" } ?? ""
        func cell(_ name: String, _ content: [Inline], _ column: Int) -> String {
            let alignment = table.alignments[column] == .decimal ? "right" : table.alignments[column].rawValue
            let scope = name == "th" ? " scope=\"col\"" : ""
            return "<\(name)\(scope) class=\"\(alignment)\">\(inlines(content))</\(name)>"
        }
        var text = "<div class=\"table\"\(identifier)>\n<table>\n"
        let caption = caption("Table", table.number, table.caption)
        if !caption.isEmpty { text += "<caption>\(caption)</caption>\n" }
        if !table.head.isEmpty {
            text += "<thead><tr>\(table.head.enumerated().map { cell("th", $1, $0) }.joined())</tr></thead>\n"
        }
        let rows = table.rows.map { row in "<tr>\(row.enumerated().map { cell("td", $1, $0) }.joined())</tr>\n" }
        return text + "<tbody>\n\(rows.joined())</tbody>\n</table>\n</div>\n"
    }

    private func figure(_ figure: FigureBlock) -> String {
        let identifier = figure.identifier.map { " id=\"\(escaped($0))\"" } ?? ""
        let content: String
        switch figure.content {
        case .graphic(let name):
            guard let drawing = figures(name) else { return "" }
            content = "<div class=\"on-light\">\(drawing.light)</div><div class=\"on-dark\">\(drawing.dark)</div>"
        case .image(let path):
            guard let image = images(path) else { return "" }
            let data = Data(image.bytes).base64EncodedString()
            content = "<img src=\"data:\(image.type);base64,\(data)\" alt=\"\(escaped(figure.alternative ?? ""))\">"
        }
        let caption = caption("Figure", figure.number, figure.caption)
        let captionElement = caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>\n"
        return "<figure\(identifier)>\n\(content)\n\(captionElement)</figure>\n"
    }

    // MARK: Inlines

    private func inlines(_ inlines: [Inline]) -> String { inlines.map(inline).joined() }

    private func inline(_ inline: Inline) -> String {
        switch inline.kind {
        case .text(let text): return escaped(text)
        case .emphasis(let content): return "<em>\(inlines(content))</em>"
        case .strong(let content): return "<strong>\(inlines(content))</strong>"
        case .subscript(let content): return "<sub>\(inlines(content))</sub>"
        case .superscript(let content): return "<sup>\(inlines(content))</sup>"
        case .code(let text): return "<code>\(escaped(text))</code>"
        case .math(let source): return MathMLWriter.mathML(source, isDisplayed: false)
        case .link(let address, let content): return "<a href=\"\(escaped(safe(address)))\">\(inlines(content))</a>"
        case .crossReference(let identifier, let content):
            return "<a class=\"reference\" href=\"#\(escaped(identifier))\">\(inlines(content))</a>"
        case .image(let path, let alternative):
            guard let image = images(path) else { return escaped(alternative) }
            return
                "<img src=\"data:\(image.type);base64,\(Data(image.bytes).base64EncodedString())\" alt=\"\(escaped(alternative))\">"
        case .softBreak: return "\n"
        case .lineBreak: return "<br>\n"
        case .reference, .expression: preconditionFailure("a resolved document holds no \(inline.kind)")
        }
    }

    /// Addresses that would run a script lead nowhere.
    private func safe(_ address: String) -> String {
        let scheme = address.lowercased().filter { !$0.isWhitespace }.prefix { $0 != ":" }
        return ["javascript", "vbscript", "data"].contains(String(scheme)) && address.contains(":") ? "#" : address
    }
}
