import Document

extension LaTeXWriter {
    mutating func blocks(_ blocks: [Block]) -> String {
        var text = ""
        for (index, block) in blocks.enumerated() {
            // An equation belongs to the paragraph before it, and what follows without a blank line to the equation.
            if index > 0, !text.isEmpty, !Self.continues(block, after: blocks[index - 1]) { text += "\n" }
            text += self.block(block)
        }
        return text
    }

    private static func continues(_ block: Block, after before: Block) -> Bool {
        if case .math = block.kind, case .paragraph = before.kind { return true }
        // A sentence goes on after its equation when it starts with a small letter.
        if case .math = before.kind, case .paragraph(let content) = block.kind {
            return content.plainText.first?.isLowercase == true
        }
        return false
    }

    private mutating func block(_ block: Block) -> String {
        switch block.kind {
        case .heading(let heading): return self.heading(heading)
        case .paragraph(let content): return inlines(content) + "\n"
        case .list(let list): return self.list(list)
        case .quote(let blocks): return "\\begin{quote}\n\(self.blocks(blocks))\\end{quote}\n"
        case .code(let code): return self.code(code)
        case .output(let text): return Self.lines(text)
        case .math(let math): return equation(math)
        case .table(let table): return self.table(table)
        case .figure(let figure): return self.figure(figure)
        case .division(let division): return self.division(division)
        case .references(let list): return references(list)
        case .panel(let panel): return self.panel(panel)
        case .rawHTML: return ""
        case .thematicBreak:
            return "\\par\\smallskip\\noindent\\hfil\\rule{0.4\\linewidth}{0.4pt}\\hfil\\par\\smallskip\n"
        case .pageBreak: return "\\clearpage\n"
        case .cell, .note: preconditionFailure("a resolved document holds no cells and no definitions of footnotes")
        }
    }

    private static let sections = ["section", "subsection", "subsubsection", "paragraph", "subparagraph"]

    private mutating func heading(_ heading: Heading) -> String {
        // The list of references brings its own heading.
        if isHeadingOfReferences(heading) { return "" }
        let level = min(max(heading.level - targets.topLevel, 0), Self.sections.count - 1)
        let isNumbered = heading.number != nil
        let title = delayingNotes { $0.inlines(heading.content) }
        let label = heading.identifier.isEmpty ? "" : "\\label{\(LaTeXText.label(heading.identifier))}"
        let start = heading.startsSupplement ? Self.supplementNumbers : ""
        return "\(start)\\\(Self.sections[level])\(isNumbered ? "" : "*"){\(title)}\(label)\n"
    }

    private func isHeadingOfReferences(_ heading: Heading) -> Bool {
        !targets.works.isEmpty && heading.number == nil && !heading.isNumbered
            && ["references", "bibliography", "literature"].contains(heading.content.plainText.lowercased())
    }

    private func equation(_ math: MathBlock) -> String {
        let formula = LaTeXMath.formula(math.source)
        guard let identifier = math.identifier else { return "\\begin{equation*}\n\(formula)\n\\end{equation*}\n" }
        return "\\begin{equation}\\label{\(LaTeXText.label(identifier))}\n\(formula)\n\\end{equation}\n"
    }

    private mutating func list(_ list: ListBlock) -> String {
        let kind = list.start == nil ? "itemize" : "enumerate"
        var text = "\\begin{\(kind)}\n"
        if list.start != nil { enumerations += 1 }
        defer { if list.start != nil { enumerations -= 1 } }
        if let start = list.start, start != 1 {
            let level = ["i", "ii", "iii", "iv"][min(enumerations, 4) - 1]
            text += "\\setcounter{enum\(level)}{\(start - 1)}\n"
        }
        if list.isTight { text += "\\setlength{\\itemsep}{0pt}\\setlength{\\parskip}{0pt}\n" }
        for item in list.items { text += "\\item {}\(blocks(item))" }
        // LaTeX does not know a list without an item.
        if list.items.isEmpty { text += "\\item {}\n" }
        return text + "\\end{\(kind)}\n"
    }

    // MARK: Code

    private mutating func code(_ code: CodeBlock) -> String {
        let body = Self.lines(code.text)
        guard code.number != nil else { return body }
        let caption = inlines(code.caption ?? [])
        let number = code.number.map { "Listing~\(LaTeXText.escaped($0))." } ?? ""
        return "\\par\\medskip\\noindent\\textbf{\(number)} \(caption)\n\n\(body)"
    }

    /// Lines of code, small and in the typewriter's face; long ones go on in the next line.
    private static func lines(_ text: String) -> String {
        "\\begin{flushleft}\\ttfamily\\footnotesize\n\(LaTeXText.code(text))\n\\end{flushleft}\n"
    }

    // MARK: Divisions

    private mutating func division(_ division: Division) -> String {
        guard let callout = division.callout else { return blocks(division.blocks) }
        let title = division.title.map { inlines($0) } ?? callout.title
        return
            "\\begin{quote}\n\\noindent\\textbf{\(title)\(".!?".contains(title.last ?? " ") ? "" : ".")} \(blocks(division.blocks))\\end{quote}\n"
    }

    // MARK: Figures

    /// A caption with its label; nothing when there is neither.
    func caption(_ text: String, _ label: String?) -> String {
        "\\caption{\(text)}" + (label.map { "\\label{\($0)}" } ?? "") + "\n"
    }

    /// The command that shows a drawing or an image; nil when there is none.
    func graphic(_ content: FigureBlock.Content, width: Length?) -> String? {
        switch content {
        case .graphic(let name):
            // It was drawn in the size that it has.
            return exporter.figures(name).map { "\\reportgraphics{\($0)}" }
        case .image(let name):
            guard let image = exporter.images(name) else { return nil }
            let size =
                switch width {
                case .points(let points): "\(SVGNumber.text(points))bp"
                case .fraction(let part): "\(SVGNumber.text(part, decimals: 3))\\linewidth"
                case .column, .page, nil: "\(SVGNumber.text(image.width))bp"
                }
            return "\\reportgraphics[width=\(size)]{\(image.path)}"
        }
    }

    private mutating func figure(_ figure: FigureBlock) -> String {
        guard let graphic = graphic(figure.content, width: figure.width) else { return "" }
        guard figure.number != nil else { return "\\begin{center}\n\(graphic)\n\\end{center}\n" }
        return delayingNotes { writer in
            let caption = writer.caption(
                writer.inlines(figure.caption ?? []), figure.identifier.map(LaTeXText.label))
            let kind = figure.width == .page ? "figure*" : "figure"
            return "\\begin{\(kind)}[tbp]\n\\centering\n\(graphic)\n\(caption)\\end{\(kind)}\n"
        }
    }

    /// Parts side by side, each under its letter.
    private mutating func panel(_ panel: Panel) -> String {
        delayingNotes { writer in
            let columns = max(1, panel.columns)
            let isTable = panel.identifier?.hasPrefix("tbl-") == true
            let kind = (isTable ? "table" : "figure") + (columns > 1 && panel.number != nil ? "*" : "")
            let width = SVGNumber.text(0.97 / Double(columns), decimals: 3)
            var body = ""
            for (index, part) in panel.parts.enumerated() {
                let content: String
                switch part.kind {
                case .figure(let figure):
                    let letter = figure.part.map { "\\textbf{(\($0))}" } ?? ""
                    let text = [letter, writer.inlines(figure.caption ?? [])].filter { !$0.isEmpty }
                    content =
                        (writer.graphic(figure.content, width: figure.width) ?? "")
                        + (text.isEmpty ? "" : "\\\\[2pt]\n{\\small \(text.joined(separator: " "))}")
                case .table(let table):
                    let letter = table.part.map { "\\textbf{(\($0))}" } ?? ""
                    let text = [letter, writer.inlines(table.caption ?? [])].filter { !$0.isEmpty }
                    content =
                        (text.isEmpty ? "" : "{\\small \(text.joined(separator: " "))}\\\\[2pt]\n")
                        + writer.tabular(table)
                default: content = writer.block(part)
                }
                let isEnd = (index + 1) % columns == 0
                body += "\\begin{minipage}[t]{\(width)\\linewidth}\\centering\n\(content)\n\\end{minipage}"
                body += isEnd ? "\\par\\medskip\n" : "\\hfill\n"
            }
            guard panel.number != nil else { return "\\begin{center}\n\(body)\\end{center}\n" }
            let caption = writer.caption(
                writer.inlines(panel.caption ?? []), LaTeXText.label(ManuscriptTargets.identifier(of: panel)))
            return
                "\\begin{\(kind)}[tbp]\n\\centering\n\(isTable ? caption : "")\(body)\(isTable ? "" : caption)\\end{\(kind)}\n"
        }
    }
}
