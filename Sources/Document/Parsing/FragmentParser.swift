import Diagnostics

/// Parses pieces of the notebook's language that stand inside something else: captions, table cells, displayed text.
struct FragmentParser {
    let file: SourceFile

    /// The inlines of a part of the notebook.
    func inlines(_ range: Range<Int>) -> [Inline] { inlines(range, of: file) }

    /// The inlines of text that stands nowhere word for word; all take the given span.
    func inlines(of text: String, standingAt span: SourceSpan?) -> [Inline] {
        let fragment = SourceFile(name: file.name, text: text)
        return inlines(0..<fragment.bytes.count, of: fragment).map { $0.standing(at: span) }
    }

    /// The blocks of text that a running block displayed.
    static func blocks(of text: String, standingAt span: SourceSpan) -> (blocks: [Block], diagnostics: [Diagnostic]) {
        let (document, diagnostics) = NotebookParser.parse(SourceFile(name: span.file.name, text: text))
        return (
            document.blocks.map { $0.standing(at: span) },
            diagnostics.map { diagnostic in
                var diagnostic = diagnostic
                diagnostic.span = span
                return diagnostic
            }
        )
    }

    private func inlines(_ range: Range<Int>, of file: SourceFile) -> [Inline] {
        let mask = SourceMask(file.bytes, part: range)
        let tree = MarkdownTree(parsing: Array(mask.bytes[range]))
        guard let paragraph = tree.root.children.first else { return [] }
        // A fragment is running text whatever block its first sign would start, so other blocks stay as they are.
        guard tree.root.children.count == 1, paragraph.kind == .paragraph else {
            let text = String(decoding: file.bytes[range], as: UTF8.self)
            return [Inline(.text(text), span: file.span(range))]
        }
        var builder = InlineBuilder(file: file, mask: mask, range: range)
        return builder.build(paragraph.children)
    }
}

extension Inline {
    /// The inline and all that it holds, with one span.
    func standing(at span: SourceSpan?) -> Inline {
        guard let span else { return self }
        var inline = self
        inline.span = span
        switch kind {
        case .emphasis(let content): inline.kind = .emphasis(content.map { $0.standing(at: span) })
        case .strong(let content): inline.kind = .strong(content.map { $0.standing(at: span) })
        case .subscript(let content): inline.kind = .subscript(content.map { $0.standing(at: span) })
        case .superscript(let content): inline.kind = .superscript(content.map { $0.standing(at: span) })
        case .link(let address, let content): inline.kind = .link(address: address, content.map { $0.standing(at: span) })
        default: break
        }
        return inline
    }
}

extension Block {
    /// The block with another span; its inlines keep theirs.
    func standing(at span: SourceSpan) -> Block { Block(kind, span: span) }
}
