import Diagnostics

/// Numbers sections, figures, tables, equations and listings in the order in which they stand.
struct Numbering {
    private let numbersSections: Bool
    private var sections = [Int](repeating: 0, count: 6)
    /// Level of the topmost numbered heading, which counts 1, 2, 3.
    private var topLevel = 1
    private var counts: [ReferenceName.Kind: Int] = [:]
    /// What stands before every number: nothing, or S in supplementary information.
    private var prefix = ""
    /// Labels of blocks of code with the place where each is written.
    private let labelSpans: [String: [SourceSpan]]
    /// The texts of footnotes with their equations numbered, by the numbers of their marks.
    private(set) var notes: [Int: [Block]] = [:]
    private(set) var targets: [String: ReferenceTarget] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    init(numbersSections: Bool, isSupplement: Bool = false, cells: [Cell]) {
        self.numbersSections = numbersSections
        if isSupplement { prefix = "S" }
        var spans: [String: [SourceSpan]] = [:]
        for cell in cells {
            if let label = cell.options.label, let span = cell.options.labelSpan {
                spans[label, default: []].append(span)
            }
        }
        labelSpans = spans
        // Two blocks with one label are wrong even when neither shows anything.
        for (label, spans) in spans.sorted(by: { $0.key < $1.key }) {
            for span in spans.dropFirst() { reportTwice(label, at: span, first: spans[0]) }
        }
    }

    mutating func number(_ blocks: [Block]) -> [Block] {
        topLevel = Self.topLevel(blocks) ?? 1
        return numbered(blocks)
    }

    private static func topLevel(_ blocks: [Block]) -> Int? {
        blocks.compactMap { block -> Int? in
            switch block.kind {
            case .heading(let heading): heading.isNumbered ? heading.level : nil
            case .division(let division): topLevel(division.blocks)
            case .quote(let blocks): topLevel(blocks)
            case .list(let list): list.items.compactMap(topLevel).min()
            case .panel(let panel): topLevel(panel.parts)
            case .paragraph, .code, .cell, .math, .table, .figure, .output, .note, .references, .rawHTML,
                .thematicBreak,
                .pageBreak:
                nil
            }
        }.min()
    }

    private mutating func numbered(_ blocks: [Block]) -> [Block] {
        blocks.map { block in
            var block = block
            switch block.kind {
            case .heading(var heading):
                if heading.startsSupplement {
                    startSupplement(below: heading.level)
                } else if numbersSections, heading.isNumbered {
                    heading.number = nextSection(heading.level)
                }
                define(heading.identifier, .section, number: heading.number, block.span, title: heading.content)
                block.kind = .heading(heading)
            case .figure(var figure):
                if figure.identifier != nil || figure.caption?.isEmpty == false { figure.number = next(.figure) }
                define(figure.identifier, .figure, number: figure.number, block.span)
                block.kind = .figure(figure)
            case .table(var table):
                if table.identifier != nil || table.caption?.isEmpty == false { table.number = next(.table) }
                define(table.identifier, .table, number: table.number, block.span)
                block.kind = .table(table)
            case .code(var code):
                guard code.identifier != nil || code.caption?.isEmpty == false else { break }
                code.number = next(.listing)
                define(code.identifier, .listing, number: code.number, block.span)
                block.kind = .code(code)
            case .math(var math):
                if math.identifier != nil { math.number = next(.equation) }
                define(math.identifier, .equation, number: math.number, block.span)
                block.kind = .math(math)
            case .panel(let panel): block.kind = .panel(numbered(panel, block.span))
            case .list(var list):
                for index in list.items.indices { list.items[index] = numbered(list.items[index]) }
                block.kind = .list(list)
            case .quote(let blocks): block.kind = .quote(numbered(blocks))
            case .division(var division):
                let kind = kind(of: division)
                define(division.identifier, kind, number: kind.map { next($0) }, block.span)
                division.blocks = numbered(division.blocks)
                block.kind = .division(division)
            case .paragraph(let content): block.kind = .paragraph(numberingNotes(content))
            case .cell, .output, .note, .references, .rawHTML, .thematicBreak, .pageBreak: break
            }
            return block
        }
    }

    /// What a division counts as: the listing of a block, what a block has yet to show, or a panel of figures.
    private func kind(of division: Division) -> ReferenceName.Kind? {
        guard let identifier = division.identifier, let name = ReferenceName(identifier) else { return nil }
        return name.kind == .section || name.kind == .equation ? nil : name.kind
    }

    /// Equations in footnotes are counted where the footnote's mark stands.
    private mutating func numberingNotes(_ content: [Inline]) -> [Inline] {
        content.map { inline in
            guard case .note(var note) = inline.kind else {
                return inline.holdsInlines ? inline.mappingContent { numberingNotes($0) } : inline
            }
            guard !note.blocks.isEmpty else { return inline }
            note.blocks = numbered(note.blocks)
            if let number = note.number { notes[number] = note.blocks }
            return Inline(.note(note), span: inline.span)
        }
    }

    /// A panel has one number, its parts have letters; without label and caption the parts count for themselves.
    private mutating func numbered(_ panel: Panel, _ span: SourceSpan) -> Panel {
        var panel = panel
        guard panel.identifier != nil || panel.caption?.isEmpty == false else {
            panel.parts = numbered(panel.parts)
            return panel
        }
        let kind = panel.identifier.flatMap { ReferenceName($0)?.kind } ?? .figure
        let number = next(kind)
        panel.number = number
        define(panel.identifier, kind, number: number, span)
        var letters = Self.letters.makeIterator()
        panel.parts = panel.parts.map { part in
            var part = part
            switch part.kind {
            case .figure(var figure):
                figure.part = letters.next().map(String.init)
                define(figure.identifier, .figure, number: number + (figure.part ?? ""), part.span)
                part.kind = .figure(figure)
            case .table(var table):
                table.part = letters.next().map(String.init)
                define(table.identifier, .table, number: number + (table.part ?? ""), part.span)
                part.kind = .table(table)
            default: part = numbered([part])[0]
            }
            return part
        }
        return panel
    }

    private static let letters = "abcdefghijklmnopqrstuvwxyz"

    private mutating func next(_ kind: ReferenceName.Kind) -> String {
        counts[kind, default: 0] += 1
        return prefix + String(counts[kind, default: 0])
    }

    /// From here on everything is counted anew, with an S before its number.
    private mutating func startSupplement(below level: Int) {
        prefix = "S"
        counts = [:]
        sections = [Int](repeating: 0, count: 6)
        topLevel = level + 1
    }

    private mutating func nextSection(_ level: Int) -> String {
        let level = min(max(level - topLevel + 1, 1), 6)
        sections[level - 1] += 1
        for deeper in level..<6 { sections[deeper] = 0 }
        return prefix + sections[..<level].map(String.init).joined(separator: ".")
    }

    private mutating func define(
        _ identifier: String?, _ kind: ReferenceName.Kind?, number: String?, _ span: SourceSpan, title: [Inline] = []
    ) {
        guard let identifier, !identifier.isEmpty else { return }
        let place = place(of: identifier, in: span)
        if let first = targets[identifier] {
            if labelSpans[identifier]?.contains(place) != true || labelSpans[identifier]?.first == place {
                reportTwice(identifier, at: place, first: first.span)
            }
            return
        }
        if let name = ReferenceName(identifier), let kind, name.kind != kind {
            diagnostics.append(
                .error(
                    "wrong-label-kind", "'\(identifier)' labels a \(kind.noun), but is a \(name.kind.noun)'s label",
                    at: place,
                    hint: "a \(kind.noun)'s label starts with '\(kind.rawValue)-'"))
        }
        targets[identifier] = ReferenceTarget(kind: kind, number: number, title: title, span: place)
    }

    private mutating func reportTwice(_ identifier: String, at span: SourceSpan, first: SourceSpan) {
        diagnostics.append(
            .error(
                "duplicate-label", "the label '\(identifier)' is used twice", at: span,
                hint: "give one of them another label", notes: [Diagnostic.Note("first used here", span: first)]))
    }

    /// Where the label itself is written in a block.
    private func place(of identifier: String, in span: SourceSpan) -> SourceSpan {
        if let label = labelSpans[identifier]?.first(where: {
            $0.file === span.file && span.range.contains($0.range.lowerBound)
        }) {
            return label
        }
        let bytes = span.file.bytes
        let range = span.range.clamped(to: 0..<bytes.count)
        // A division's attributes stand on its first line, all others at the block's end.
        let written = Array("#\(identifier)".utf8)
        guard let first = written.first, range.count >= written.count else { return span }
        for start in range.lowerBound...(range.upperBound - written.count)
        where bytes[start] == first && bytes[start..<(start + written.count)].elementsEqual(written) {
            return span.file.span((start + 1)..<(start + written.count))
        }
        // The attributes of a table's caption stand after the table.
        return span
    }
}
