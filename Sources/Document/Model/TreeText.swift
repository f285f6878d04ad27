import Diagnostics

/// Writes a document's tree as indented text, one node a line with its place, for inspection and snapshots.
public struct TreeText {
    private var lines: [String] = []
    private var depth = 0

    private init() {}

    public static func of(_ document: NotebookDocument) -> String {
        var tree = TreeText()
        tree.add("document \(document.file.name)", nil)
        tree.nested {
            $0.metadata(document.metadata)
            $0.blocks(document.blocks)
        }
        return tree.finished
    }

    public static func of(_ document: ResolvedDocument) -> String {
        var tree = TreeText()
        tree.add("resolved document", nil)
        tree.nested {
            $0.metadata(document.metadata)
            $0.blocks(document.blocks)
        }
        return tree.finished
    }

    private var finished: String { lines.joined(separator: "\n") + "\n" }

    private mutating func add(_ text: String, _ span: SourceSpan?) {
        let place = span.map { " [\($0.start.line):\($0.start.column)-\($0.end.line):\($0.end.column)]" } ?? ""
        lines.append(String(repeating: "  ", count: depth) + text + place)
    }

    private mutating func nested(_ body: (inout TreeText) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    private mutating func metadata(_ metadata: Metadata) {
        named("title", metadata.title)
        named("subtitle", metadata.subtitle)
        for author in metadata.authors {
            add(
                "author \(quoted(author.name))" + field("affiliation", author.affiliation)
                    + field("orcid", author.orcid), nil)
        }
        if let date = metadata.date { add("date \(quoted(date))", nil) }
        if !metadata.abstract.isEmpty {
            add("abstract", nil)
            nested { $0.blocks(metadata.abstract) }
        }
        add(
            "settings lang=\(metadata.language) paper=\((metadata.paper ?? .a4).rawValue) columns=\(metadata.columns ?? 1)"
                + " number-sections=\(metadata.numbersSections) toc=\(metadata.showsContents)", nil)
    }

    private mutating func named(_ name: String, _ inlines: [Inline]?) {
        guard let inlines, !inlines.isEmpty else { return }
        add(name, nil)
        nested { $0.self.inlines(inlines) }
    }

    private mutating func blocks(_ blocks: [Block]) { for block in blocks { self.block(block) } }

    private mutating func block(_ block: Block) {
        switch block.kind {
        case .heading(let heading):
            let number = heading.isNumbered ? field("number", heading.number) : " unnumbered"
            add("heading \(heading.level) #\(heading.identifier)\(number)", block.span)
            nested { $0.inlines(heading.content) }
        case .paragraph(let content):
            add("paragraph", block.span)
            nested { $0.inlines(content) }
        case .list(let list):
            let kind = list.start.map { "ordered from \($0)" } ?? "bullets"
            add("list \(kind) \(list.isTight ? "tight" : "loose")", block.span)
            nested {
                for item in list.items {
                    $0.add("item", nil)
                    $0.nested { $0.blocks(item) }
                }
            }
        case .quote(let blocks):
            add("quote", block.span)
            nested { $0.blocks(blocks) }
        case .code(let code):
            add(
                "code\(code.isCell ? " of cell" : "")\(target(code.identifier, code.number))\(field("language", code.language)) \(quoted(code.text))",
                block.span)
            nested { $0.named("caption", code.caption) }
        case .cell(let cell): self.cell(cell, block.span)
        case .math(let math):
            add("math\(target(math.identifier, math.number)) \(quoted(math.source))", block.span)
        case .table(let table): self.table(table, block.span)
        case .figure(let figure): self.figure(figure, block.span)
        case .output(let text): add("output \(quoted(text))", block.span)
        case .division(let division):
            let classes = division.classes.map { " .\($0)" }.joined()
            let formats = division.condition.map { condition in
                FormatCondition.Format.allCases.filter(condition.holds).map(\.rawValue).joined(separator: ",")
            }
            add("division\(target(division.identifier, nil))\(classes)\(field("formats", formats))", block.span)
            nested {
                $0.named("title", division.title)
                $0.blocks(division.blocks)
            }
        case .panel(let panel):
            add("panel\(target(panel.identifier, panel.number)) columns=\(panel.columns)", block.span)
            nested {
                $0.blocks(panel.parts)
                $0.named("caption", panel.caption)
            }
        case .note(let note):
            add("note ^\(note.identifier ?? "")", block.span)
            nested { $0.blocks(note.blocks) }
        case .rawHTML(let html): add("raw HTML \(quoted(html))", block.span)
        case .references(let list):
            add("references", block.span)
            nested { tree in for entry in list.entries { tree.entry(entry) } }
        case .thematicBreak: add("thematic break", block.span)
        case .pageBreak: add("page break", block.span)
        }
    }

    private mutating func entry(_ entry: ReferenceList.Entry) {
        let places = entry.citations.joined(separator: ", ")
        add("entry #\(entry.identifier)\(field("label", entry.label)) cited at \(places)", nil)
        nested { $0.inlines(entry.content) }
    }

    private mutating func cell(_ cell: Cell, _ span: SourceSpan) {
        let options = cell.options
        add(
            "cell line=\(cell.firstLine) indentation=\(cell.indentation)\(field("label", options.label)) echo=\(options.echo)"
                + " output=\(options.output.rawValue) error=\(options.allowsError) include=\(options.include)"
                + " eval=\(options.eval) cache=\(options.cache)" + field("width", options.figureWidth.map(length))
                + field("height", options.figureHeight.map(length)) + field("alt", options.figureAlternative?.plainText)
                + field("timeout", options.timeout.map { "\($0)" }) + " \(quoted(cell.text))", span)
        nested {
            $0.named("figure caption", options.figureCaption)
            $0.named("table caption", options.tableCaption)
            $0.named("listing caption", options.listingCaption)
        }
    }

    private mutating func table(_ table: TableBlock, _ span: SourceSpan) {
        let alignments = table.alignments.map(\.rawValue).joined(separator: ",")
        add("table\(target(table.identifier, table.number)) \(alignments)", span)
        nested {
            $0.named("caption", table.caption)
            for (index, row) in ([table.head] + table.rows).enumerated() {
                $0.add(index == 0 ? "head" : "row", nil)
                $0.nested {
                    for cell in row {
                        $0.add("cell", nil)
                        $0.nested { $0.inlines(cell) }
                    }
                }
            }
        }
    }

    private mutating func figure(_ figure: FigureBlock, _ span: SourceSpan) {
        let content =
            switch figure.content {
            case .graphic(let identifier): "graphic \(quoted(identifier.rawValue))"
            case .image(let path): "image \(quoted(path))"
            }
        add(
            "figure\(target(figure.identifier, figure.number))\(field("part", figure.part)) \(content)\(field("width", figure.width.map(length)))"
                + field("height", figure.height.map(length)) + field("alt", figure.alternativeText), span)
        nested { $0.named("caption", figure.caption) }
    }

    private mutating func inlines(_ inlines: [Inline]) {
        for inline in inlines {
            var children: [Inline] = []
            var noteBlocks: [Block] = []
            let text: String
            switch inline.kind {
            case .text(let string): text = "text \(quoted(string))"
            case .emphasis(let content): (text, children) = ("emphasis", content)
            case .strong(let content): (text, children) = ("strong", content)
            case .subscript(let content): (text, children) = ("subscript", content)
            case .superscript(let content): (text, children) = ("superscript", content)
            case .code(let code): text = "code \(quoted(code))"
            case .math(let source): text = "math \(quoted(source))"
            case .link(let address, let title, let content):
                (text, children) = ("link \(quoted(address))\(field("title", title))", content)
            case .image(let path, let title, let alternative, let width):
                let size = field("width", width.map { "\($0)" })
                text = "image \(quoted(path))\(field("title", title))\(field("alt", alternative))\(size)"
            case .span(let classes, let content):
                (text, children) = ("span\(classes.map { " .\($0)" }.joined())", content)
            case .note(let note):
                text = "note\(note.identifier.map { " ^\($0)" } ?? "")\(field("number", note.number.map(String.init)))"
                noteBlocks = note.blocks
            case .rawHTML(let html): text = "raw HTML \(quoted(html))"
            case .reference(let reference):
                text =
                    "reference \(reference.identifiers.joined(separator: ", "))\(reference.showsKind ? "" : " number only")"
                    + (reference.isCapitalized ? " capitalized" : "")
            case .crossReference(let identifier, let content): (text, children) = ("link to #\(identifier)", content)
            case .citation(let citation):
                (text, children) = (self.text(citation), citation.content)
            case .expression(let expression): text = "expression \(quoted(expression.text))"
            case .softBreak: text = "soft break"
            case .lineBreak: text = "line break"
            }
            add(text, inline.span)
            nested {
                $0.inlines(children)
                $0.blocks(noteBlocks)
            }
        }
    }

    private func text(_ citation: Citation) -> String {
        let items = citation.items.map { item in
            (item.prefix.isEmpty ? "" : quoted(item.prefix.plainText) + " ") + (item.suppressesAuthor ? "-@" : "@")
                + item.key
                + (item.suffix.isEmpty ? "" : " " + quoted(item.suffix.plainText))
        }
        return "citation \(items.joined(separator: "; "))\(citation.isInText ? " in text" : "")"
            + (citation.identifier.map { " #\($0)" } ?? "")
    }

    private func target(_ identifier: String?, _ number: String?) -> String {
        (identifier.map { " #\($0)" } ?? "") + field("number", number)
    }

    private func field(_ name: String, _ value: String?) -> String { value.map { " \(name)=\(quoted($0))" } ?? "" }

    private func length(_ length: Length) -> String {
        switch length {
        case .points(let points): "\((points * 1000).rounded() / 1000)pt"
        case .fraction(let fraction): "\((fraction * 1e5).rounded() / 1000)%"
        case .column: "column"
        case .page: "page"
        }
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\"", with: "\\\"") + "\""
    }
}
