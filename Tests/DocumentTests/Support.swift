import Diagnostics
import Testing

@testable import Document

/// A parsed text with what the parser said about it.
struct Parsed {
    let document: NotebookDocument
    let diagnostics: [Diagnostic]
    let misalignments: Int

    init(_ text: String, inclusions: Inclusions? = nil) {
        let log = DiagnosticLog(inclusions: inclusions)
        document = NotebookParser.parse(SourceFile(name: "test.md", text: text), log: log)
        diagnostics = log.sorted
        misalignments = log.misalignments
    }

    var blocks: [Block] { document.blocks }
    var codes: [String] { diagnostics.map(\.code) }

    /// The inlines of the first paragraph.
    var inlines: [Inline] {
        for block in blocks { if case .paragraph(let content) = block.kind { return content } }
        return []
    }

    /// Where a message stands and the text that it marks.
    func place(_ code: String) -> String? {
        diagnostics.first { $0.code == code }.flatMap { diagnostic in
            diagnostic.span.map { "\($0.start.line):\($0.start.column) \($0.text)" }
        }
    }
}

/// Inlines in a notation of the tests' own, short enough to compare.
func sketch(_ inlines: [Inline]) -> String {
    inlines.map { inline in
        switch inline.kind {
        case .text(let text): text
        case .emphasis(let content): "<em>\(sketch(content))</em>"
        case .strong(let content): "<strong>\(sketch(content))</strong>"
        case .subscript(let content): "<sub>\(sketch(content))</sub>"
        case .superscript(let content): "<sup>\(sketch(content))</sup>"
        case .code(let code): "<code>\(code)</code>"
        case .math(let source): "<math>\(source)</math>"
        case .link(let address, _, let content): "<a \(address)>\(sketch(content))</a>"
        case .image(let path, _, let alternative, let width):
            "<img \(path) \(alternative)\(width.map { " \($0)" } ?? "")>"
        case .reference(let reference):
            "<ref \(reference.identifiers.joined(separator: ","))\(reference.showsKind ? "" : " bare")\(reference.isCapitalized ? " capital" : "")>"
        case .crossReference(let identifier, let content): "<to \(identifier)>\(sketch(content))</to>"
        case .citation(let citation):
            citation.content.isEmpty
                ? "<cite\(citation.isInText ? " text" : "")>"
                    + citation.items.map { item in
                        let mark = item.suppressesAuthor ? "-" : ""
                        return [sketch(item.prefix), mark + item.key, sketch(item.suffix)].joined(separator: "|")
                    }.joined(separator: ";") + "</cite>" : "<cite>\(sketch(citation.content))</cite>"
        case .expression(let expression): "<swift>\(expression.text)</swift>"
        case .span(let classes, let content):
            "<span \(classes.joined(separator: "."))>\(sketch(content))</span>"
        case .note(let note):
            "<note \(note.number.map(String.init) ?? note.identifier ?? "-")>\(sketch(note.blocks))</note>"
        case .rawHTML(let html): "<raw \(html)>"
        case .softBreak: "\n"
        case .lineBreak: "<br>"
        }
    }.joined()
}

func sketch(_ blocks: [Block]) -> String {
    blocks.map { block in
        switch block.kind {
        case .heading(let heading):
            "<h\(heading.level)\(heading.number.map { " \($0)" } ?? "")>\(sketch(heading.content))</h>"
        case .paragraph(let content): "<p>\(sketch(content))</p>"
        case .list(let list):
            "<\(list.start.map { "ol \($0)" } ?? "ul")\(list.isTight ? "" : " loose")>"
                + list.items.map { "<li>\(sketch($0))</li>" }.joined() + "</list>"
        case .quote(let blocks): "<quote>\(sketch(blocks))</quote>"
        case .code(let code): "<pre \(code.language ?? "-")>\(code.text)</pre>"
        case .cell(let cell): "<cell>\(cell.text)</cell>"
        case .math(let math): "<display \(math.identifier ?? "-") \(math.number ?? "-")>\(math.source)</display>"
        case .table(let table):
            "<table \(table.identifier ?? "-") \(table.number ?? "-") \(sketch(table.caption ?? []))>"
                + ([table.head] + table.rows).map { row in row.map { "|" + sketch($0) }.joined() }.joined(
                    separator: "\n")
                + "</table>"
        case .figure(let figure):
            "<figure \(figure.identifier ?? "-") \(figure.number ?? "-")>\(sketch(figure.caption ?? []))</figure>"
        case .output(let text): "<output>\(text)</output>"
        case .division(let division):
            "<div \(division.identifier ?? "-") \(division.classes.joined(separator: "."))>\(sketch(division.blocks))</div>"
        case .panel(let panel):
            "<panel \(panel.identifier ?? "-") \(panel.number ?? "-") \(panel.columns)>\(sketch(panel.parts))\(sketch(panel.caption ?? []))</panel>"
        case .note(let note): "<define \(note.identifier ?? "-")>\(sketch(note.blocks))</define>"
        case .rawHTML(let html): "<raw \(html)>"
        case .references(let list):
            list.entries.map {
                "<entry \($0.identifier) \($0.label ?? "-") \($0.citations.joined(separator: ","))>\(sketch($0.content))</entry>"
            }
            .joined()
        case .thematicBreak: "<hr>"
        case .pageBreak: "<page>"
        }
    }.joined()
}

/// Calls `body` for every inline at every depth of the blocks.
func visitInlines(_ blocks: [Block], _ body: (Inline) -> Void) {
    func visit(_ inlines: [Inline]) {
        for inline in inlines {
            body(inline)
            switch inline.kind {
            case .emphasis(let content), .strong(let content), .subscript(let content), .superscript(let content),
                .link(_, _, let content), .span(_, let content), .crossReference(_, let content):
                visit(content)
            default: break
            }
        }
    }
    for block in blocks {
        switch block.kind {
        case .heading(let heading): visit(heading.content)
        case .paragraph(let content): visit(content)
        case .list(let list): for item in list.items { visitInlines(item, body) }
        case .quote(let blocks): visitInlines(blocks, body)
        case .division(let division): visitInlines(division.blocks, body)
        case .table(let table):
            for row in [table.head] + table.rows { for cell in row { visit(cell) } }
            visit(table.caption ?? [])
        case .figure(let figure): visit(figure.caption ?? [])
        default: break
        }
    }
}
