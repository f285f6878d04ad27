extension [Inline] {
    /// The inlines with some of them replaced, at every depth; those for which `replace` gives nil stay.
    func mapped(_ replace: (Inline) -> [Inline]?) -> [Inline] {
        flatMap { inline -> [Inline] in
            if let replaced = replace(inline) { return replaced }
            var inline = inline
            switch inline.kind {
            case .emphasis(let content): inline.kind = .emphasis(content.mapped(replace))
            case .strong(let content): inline.kind = .strong(content.mapped(replace))
            case .subscript(let content): inline.kind = .subscript(content.mapped(replace))
            case .superscript(let content): inline.kind = .superscript(content.mapped(replace))
            case .link(let address, let title, let content):
                inline.kind = .link(address: address, title: title, content.mapped(replace))
            case .span(let classes, let content): inline.kind = .span(classes: classes, content.mapped(replace))
            case .crossReference(let identifier, let content):
                inline.kind = .crossReference(identifier: identifier, content.mapped(replace))
            case .note(var note):
                note.blocks = note.blocks.mappingInlines { $0.mapped(replace) }
                inline.kind = .note(note)
            case .text, .code, .math, .image, .reference, .expression, .rawHTML, .softBreak, .lineBreak: break
            }
            return [inline]
        }
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
            case .code, .cell, .math, .output, .rawHTML, .thematicBreak, .pageBreak: break
            }
            return block
        }
    }
}
