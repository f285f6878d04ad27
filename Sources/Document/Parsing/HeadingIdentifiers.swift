/// Gives every heading without an identifier one made from its text, each only once.
struct HeadingIdentifiers {
    private var taken: Set<String> = []
    /// How often a text has been met, so that the next number need not be searched from the start.
    private var counts: [String: Int] = [:]

    static func assign(to blocks: inout [Block]) {
        var identifiers = HeadingIdentifiers()
        identifiers.collect(blocks)
        identifiers.assign(&blocks)
    }

    private mutating func collect(_ blocks: [Block]) {
        for block in blocks {
            switch block.kind {
            case .heading(let heading): if !heading.identifier.isEmpty { taken.insert(heading.identifier) }
            case .list(let list): for item in list.items { collect(item) }
            case .quote(let blocks): collect(blocks)
            case .division(let division):
                if let identifier = division.identifier { taken.insert(identifier) }
                collect(division.blocks)
            case .panel(let panel):
                if let identifier = panel.identifier { taken.insert(identifier) }
                collect(panel.parts)
            case .note(let note): collect(note.blocks)
            case .cell(let cell): if let label = cell.options.label { taken.insert(label) }
            case .figure(let figure): if let identifier = figure.identifier { taken.insert(identifier) }
            case .table(let table): if let identifier = table.identifier { taken.insert(identifier) }
            case .math(let math): if let identifier = math.identifier { taken.insert(identifier) }
            case .paragraph, .code, .output, .references, .rawHTML, .thematicBreak, .pageBreak: break
            }
        }
    }

    private mutating func assign(_ blocks: inout [Block]) {
        for index in blocks.indices {
            switch blocks[index].kind {
            case .heading(var heading) where heading.identifier.isEmpty:
                heading.identifier = unique(Self.slug(heading.content.plainText))
                blocks[index].kind = .heading(heading)
            case .list(var list):
                for item in list.items.indices { assign(&list.items[item]) }
                blocks[index].kind = .list(list)
            case .quote(var inner):
                assign(&inner)
                blocks[index].kind = .quote(inner)
            case .division(var division):
                assign(&division.blocks)
                blocks[index].kind = .division(division)
            case .panel(var panel):
                assign(&panel.parts)
                blocks[index].kind = .panel(panel)
            case .note(var note):
                assign(&note.blocks)
                blocks[index].kind = .note(note)
            case .heading, .cell, .figure, .table, .math, .paragraph, .code, .output, .references, .rawHTML,
                .thematicBreak,
                .pageBreak:
                break
            }
        }
    }

    private mutating func unique(_ slug: String) -> String {
        var candidate = slug
        var count = counts[slug] ?? 0
        defer { counts[slug] = count }
        while !taken.insert(candidate).inserted {
            count += 1
            candidate = "\(slug)-\(count)"
        }
        return candidate
    }

    /// Pandoc's rule: lower case, spaces to hyphens, from the first letter on.
    private static func slug(_ text: String) -> String {
        var slug = ""
        for character in text.lowercased() {
            if character.isLetter || (!slug.isEmpty && (character.isNumber || "-_.".contains(character))) {
                slug.append(character)
            } else if character.isWhitespace, !slug.isEmpty, slug.last != "-" {
                slug.append("-")
            }
        }
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? "section" : slug
    }
}
