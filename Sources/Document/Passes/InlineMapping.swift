extension Inline {
    var holdsInlines: Bool {
        switch kind {
        case .text, .code, .math, .image, .reference, .expression, .rawHTML, .softBreak, .lineBreak: false
        case .emphasis, .strong, .subscript, .superscript, .link, .span, .crossReference, .citation, .note: true
        }
    }

    /// The inline with what it holds mapped; itself where it holds nothing.
    func mappingContent(_ map: ([Inline]) -> [Inline]) -> Inline {
        var inline = self
        switch inline.kind {
        case .emphasis(let content): inline.kind = .emphasis(map(content))
        case .strong(let content): inline.kind = .strong(map(content))
        case .subscript(let content): inline.kind = .subscript(map(content))
        case .superscript(let content): inline.kind = .superscript(map(content))
        case .link(let address, let title, let content):
            inline.kind = .link(address: address, title: title, map(content))
        case .span(let classes, let content): inline.kind = .span(classes: classes, map(content))
        case .crossReference(let identifier, let content):
            inline.kind = .crossReference(identifier: identifier, map(content))
        case .citation(var citation):
            for index in citation.items.indices {
                citation.items[index].prefix = map(citation.items[index].prefix)
                citation.items[index].suffix = map(citation.items[index].suffix)
            }
            citation.content = map(citation.content)
            inline.kind = .citation(citation)
        case .note(var note):
            note.blocks = note.blocks.mappingInlines(map)
            inline.kind = .note(note)
        case .text, .code, .math, .image, .reference, .expression, .rawHTML, .softBreak, .lineBreak: break
        }
        return inline
    }
}

extension [Inline] {
    /// The inlines with some of them replaced, at every depth; those for which `replace` gives nil stay.
    func mapped(_ replace: (Inline) -> [Inline]?) -> [Inline] {
        var result: [Inline] = []
        result.reserveCapacity(count)
        for inline in self {
            if let replaced = replace(inline) {
                result += replaced
            } else {
                result.append(inline.holdsInlines ? inline.mappingContent { $0.mapped(replace) } : inline)
            }
        }
        return result
    }
}

extension [Block] {
    /// The blocks with all their inlines mapped, at every depth.
    func mappingInlines(_ map: ([Inline]) -> [Inline]) -> [Block] {
        self.map { block in
            var block = block
            switch block.kind {
            case .heading(var heading):
                heading.content = map(heading.content)
                block.kind = .heading(heading)
            case .paragraph(let content): block.kind = .paragraph(map(content))
            case .list(var list):
                list.items = list.items.map { $0.mappingInlines(map) }
                block.kind = .list(list)
            case .quote(let blocks): block.kind = .quote(blocks.mappingInlines(map))
            case .division(var division):
                division.title = division.title.map(map)
                division.blocks = division.blocks.mappingInlines(map)
                block.kind = .division(division)
            case .panel(var panel):
                panel.parts = panel.parts.mappingInlines(map)
                panel.caption = panel.caption.map(map)
                block.kind = .panel(panel)
            case .note(var note):
                note.blocks = note.blocks.mappingInlines(map)
                block.kind = .note(note)
            case .table(var table):
                table.head = table.head.map(map)
                table.rows = table.rows.map { $0.map(map) }
                table.caption = table.caption.map(map)
                block.kind = .table(table)
            case .figure(var figure):
                figure.caption = figure.caption.map(map)
                block.kind = .figure(figure)
            case .references(var list):
                for index in list.entries.indices { list.entries[index].content = map(list.entries[index].content) }
                block.kind = .references(list)
            case .code(var code):
                code.caption = code.caption.map(map)
                block.kind = .code(code)
            case .cell, .math, .output, .rawHTML, .thematicBreak, .pageBreak: break
            }
            return block
        }
    }
}
