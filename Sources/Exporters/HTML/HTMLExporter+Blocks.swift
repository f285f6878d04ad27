import Document

extension HTMLExporter {
    func blocks(_ blocks: [Block]) -> String { blocks.map(block).joined() }

    func block(_ block: Block) -> String {
        switch block.kind {
        case .heading(let heading): return self.heading(heading)
        case .paragraph(let content): return "<p>\(inlines(content))</p>\n"
        case .list(let list): return self.list(list)
        case .quote(let blocks): return "<blockquote>\n\(self.blocks(blocks))</blockquote>\n"
        case .code(let code) where isPlain:
            let language = code.language.map { " class=\"language-\(escaped($0))\"" } ?? ""
            return "<pre><code\(language)>\(escaped(code.text))\(code.lineCount > 0 ? "\n" : "")</code></pre>\n"
        case .code(let code):
            let language = code.language.map { " class=\"language-\(escaped($0))\"" } ?? ""
            // The parser of HTML drops one line end after <pre>; code that starts with one keeps it.
            let lead = code.text.hasPrefix("\n") ? "\n" : ""
            let names = [code.isCell ? "cell" : "listing"] + (code.numbersLines ? ["numbered"] : []) + code.classes
            let text = code.numbersLines ? numbered(code.text) : escaped(code.text)
            let element =
                "<pre class=\"\(escaped(names.joined(separator: " ")))\" tabindex=\"0\"><code\(language)>\(lead)\(text)</code></pre>\n"
            let shown =
                code.isFolded ? "<details class=\"code\"><summary>Code</summary>\n\(element)</details>\n" : element
            let caption = caption(words.listing.one, code.number, code.identifier, code.caption)
            guard !caption.isEmpty || code.identifier != nil else { return shown }
            return
                "<figure\(identifier(code.identifier)) class=\"listing\">\n<figcaption>\(caption)</figcaption>\n\(shown)</figure>\n"
        case .output(let text):
            return "<pre class=\"output\" tabindex=\"0\"><samp>\(escaped(text))</samp></pre>\n"
        case .math(let math): return equation(math)
        case .table(let table): return self.table(table)
        case .figure(let figure): return self.figure(figure)
        case .division(let division): return self.division(division)
        case .references(let list): return references(list)
        case .panel(let panel): return self.panel(panel)
        case .rawHTML(let html): return writesRawHTML ? html : isPlain ? "<!-- raw HTML omitted -->\n" : ""
        case .thematicBreak: return isPlain ? "<hr />\n" : "<hr>\n"
        case .pageBreak: return "<div class=\"page-break\"></div>\n"
        case .cell, .note: preconditionFailure("a resolved document holds no cells and no definitions of footnotes")
        }
    }

    /// Code whose lines the style sheet numbers, so that copied text has no numbers in it.
    private func numbered(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map {
            "<span class=\"line\">\(escaped(String($0)))</span>"
        }
        .joined(separator: "\n")
    }

    private func heading(_ heading: Heading) -> String {
        if isPlain {
            let name = heading.identifier.isEmpty ? nil : heading.identifier
            return "<h\(heading.level)\(identifier(name))>\(inlines(heading.content))</h\(heading.level)>\n"
        }
        let level = min(heading.level + 1, 6)
        let number = heading.number.map { "<span class=\"number\">\(escaped($0))</span> " } ?? ""
        let name = escaped(heading.identifier)
        let anchor = "<a class=\"anchor\" href=\"#\(name)\" aria-label=\"Link to this section\">#</a>"
        return "<h\(level) id=\"\(name)\">\(number)\(inlines(heading.content)) \(anchor)</h\(level)>\n"
    }

    private func equation(_ math: MathBlock) -> String {
        let formula = MathMLWriter.mathML(math.source, isDisplayed: true)
        var number = ""
        if let text = math.number.map({ "(\(escaped($0)))" }) {
            let link = math.identifier.map { "<a class=\"self\" href=\"#\(escaped($0))\">\(text)</a>" } ?? text
            number = "<span class=\"equation-number\">\(link)</span>"
        }
        return
            "<div class=\"equation\"\(identifier(math.identifier))><div class=\"formula\" tabindex=\"0\">\(formula)</div>\(number)</div>\n"
    }

    private func list(_ list: ListBlock) -> String {
        let items = list.items.map { item -> String in
            if isPlain { return plainItem(item, isTight: list.isTight) }
            guard list.isTight else { return "<li>\n\(blocks(item))</li>\n" }
            let content = item.map { block in
                if case .paragraph(let content) = block.kind { inlines(content) } else { "\n" + self.block(block) }
            }
            return "<li>\(content.joined())</li>\n"
        }
        let kind = list.isTight && !isPlain ? " class=\"tight\"" : ""
        guard let start = list.start else { return "<ul\(kind)>\n\(items.joined())</ul>\n" }
        return "<ol\(kind)\(start == 1 ? "" : " start=\"\(start)\"")>\n\(items.joined())</ol>\n"
    }

    /// An item with line ends where the specification's own examples have them.
    private func plainItem(_ item: [Block], isTight: Bool) -> String {
        var text = "<li>"
        for block in item {
            if isTight, case .paragraph(let content) = block.kind {
                text += inlines(content)
            } else {
                text += (text.hasSuffix("\n") ? "" : "\n") + self.block(block)
            }
        }
        return text + "</li>\n"
    }

    // MARK: Figures

    /// "Figure 1.", which links to the figure itself, and the caption.
    func caption(
        _ kind: String, _ number: String?, part: String? = nil, _ name: String?, _ content: [Inline]?
    ) -> String {
        let mark = part.map { "(\(escaped($0)))" } ?? number.map { "\(kind)\u{00A0}\(escaped($0))." }
        let label = mark.map { "<strong>\($0)</strong>" } ?? ""
        let link = name.map { label.isEmpty ? "" : "<a class=\"self\" href=\"#\(escaped($0))\">\(label)</a>" } ?? label
        let text = inlines(content ?? [])
        return link.isEmpty || text.isEmpty ? link + text : link + " " + text
    }

    private func figure(_ figure: FigureBlock) -> String {
        let caption = caption(words.figure.one, figure.number, part: figure.part, figure.identifier, figure.caption)
        let captionElement = caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>\n"
        let name = identifier(figure.identifier ?? listed(.figures, figure.number))
        switch figure.content {
        case .graphic(let graphic):
            guard let drawing = figures(graphic) else { return "" }
            let size = SVGSize(of: drawing.light)
            let style = size.map { " style=\"max-width:\($0.screenWidth)px\"" } ?? ""
            let wide = size?.isWide == true ? " class=\"wide\"" : ""
            return
                "<figure\(name)\(wide)>\n<div class=\"drawing on-light\"\(style)>\(drawing.light)</div><div class=\"drawing on-dark\"\(style)>\(drawing.dark)</div>\n\(captionElement)\(data(drawing, figure))</figure>\n"
        case .image(let path):
            guard let image = image(path, alternative: figure.alternativeText ?? "", width: figure.width) else {
                return ""
            }
            return "<figure\(name)>\n\(image)\n\(captionElement)</figure>\n"
        }
    }

    private func data(_ drawing: FigureDrawing, _ figure: FigureBlock) -> String {
        guard figure.attachesData, let data = drawing.data else { return "" }
        return self.data(data, of: words.figure.one, figure.number, name: figure.identifier ?? "figure")
    }

    /// A link that saves the numbers behind a figure or a table; they are inside the page.
    func data(_ csv: String, of kind: String, _ number: String?, name: String) -> String {
        let label = words.data + (number.map { ": \(kind)\u{00A0}\(escaped($0))" } ?? "")
        let address = "data:text/csv;charset=utf-8;base64,\(Base64.text(Array(csv.utf8)))"
        return "<p class=\"data\"><a download=\"\(escaped(name)).csv\" href=\"\(address)\">\(label) (CSV)</a></p>\n"
    }

    /// The identifier of a figure or table that has a number and no label; only the report's lists lead to it.
    func listed(_ kind: CaptionList.Kind, _ number: String?) -> String? {
        isPlain ? nil : number.map { CaptionList.identifier(kind, $0) }
    }

    /// An image with its bytes inside; nil when there is no such image.
    func image(_ path: String, alternative: String, width: Length? = nil) -> String? {
        guard let image = images(path) else { return nil }
        let style: String
        switch width {
        case .fraction(let fraction): style = " style=\"width:\(SVGNumber.text(fraction * 100, decimals: 1))%\""
        case .points(let points): style = " style=\"width:\(SVGNumber.text(points * 4 / 3, decimals: 0))px\""
        case .column, .page, nil: style = ""
        }
        let data = Base64.text(image.bytes)
        return
            "<img src=\"data:\(mediaType(image));base64,\(data)\" alt=\"\(escaped(alternative))\"\(style)>"
    }

    /// The type that the bytes themselves show, otherwise the one that was said.
    private func mediaType(_ image: (type: String, bytes: [UInt8])) -> String {
        if image.bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if image.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
        return escaped(image.type)
    }
}

/// The width that an SVG element gives for itself.
private struct SVGSize {
    private let points: Double

    init?(of svg: String) {
        let tag = svg.prefix { $0 != ">" }
        guard tag.hasPrefix("<svg"), let start = tag.firstRange(of: " width=\"")?.upperBound,
            let width = Double(tag[start...].prefix { $0.isNumber || $0 == "." }), width > 0
        else { return nil }
        points = width
    }

    /// Figures are made for print at 8 pt; on a screen their letters are to stand beside 17 px of text.
    var screenWidth: String { SVGNumber.text(points * 1.75, decimals: 0) }

    /// Whether the drawing asks for more than the text's width.
    var isWide: Bool { points > 360 }
}
