import Diagnostics

/// Numbers footnotes in the order of their marks and puts their texts there.
struct NotePlacement {
    private var definitions: [String: (note: Note, span: SourceSpan)] = [:]
    private var numbers: [String: Int] = [:]
    private(set) var notes: [Note] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// Takes the definitions out of the blocks and places them at their marks.
    mutating func place(_ blocks: [Block]) -> [Block] {
        var found: [(String, Note, SourceSpan)] = []
        let text = blocks.replacing { block in
            guard case .note(let note) = block.kind else { return nil }
            found.append((note.identifier ?? "", note, block.span))
            return []
        }
        for (name, note, span) in found {
            if let first = definitions[name] {
                diagnostics.append(
                    .error(
                        "duplicate-footnote", "the footnote '\(name)' is defined twice", at: span,
                        hint: "give one of them another name",
                        notes: [Diagnostic.Note("first defined here", span: first.span)]))
            } else {
                definitions[name] = (note, span)
            }
        }
        var placement = self
        let placed = text.mappingInlines { placement.placed($0, inNote: false) }
        self = placement
        for (name, definition) in definitions.sorted(by: { $0.key < $1.key }) where numbers[name] == nil {
            diagnostics.append(
                .warning(
                    "unused-footnote", "nothing refers to the footnote '\(name)'", at: definition.span,
                    hint: "write [^\(name)] where its mark belongs"))
        }
        return placed
    }

    /// Notes in the title and the abstract would have nowhere to stand.
    mutating func refuse(_ inlines: [Inline]) -> [Inline] {
        var problems: [Diagnostic] = []
        let result = inlines.mapped { inline in
            guard case .note = inline.kind else { return nil }
            problems.append(
                .error("misplaced-footnote", "a footnote cannot stand in the title or the abstract", at: inline.span))
            return []
        }
        diagnostics += problems
        return result
    }

    private mutating func placed(_ inlines: [Inline], inNote: Bool) -> [Inline] {
        var placement = self
        let result = inlines.mapped { inline -> [Inline]? in
            guard case .note(let note) = inline.kind else { return nil }
            return placement.mark(note, inline.span, inNote: inNote).map { [$0] } ?? []
        }
        self = placement
        return result
    }

    private mutating func mark(_ note: Note, _ span: SourceSpan, inNote: Bool) -> Inline? {
        if inNote {
            diagnostics.append(.error("misplaced-footnote", "a footnote cannot stand in another footnote", at: span))
            return nil
        }
        var note = note
        if let name = note.identifier {
            guard let definition = definitions[name] else {
                diagnostics.append(
                    .error(
                        "unknown-footnote", "there is no footnote '\(name)'", at: span,
                        hint: NearestName.of(name, among: definitions.keys).map { "did you mean '[^\($0)]'?" }
                            ?? "define it in a paragraph of its own: [^\(name)]: text"))
                return Inline(.text(span.text), span: span)
            }
            if let number = numbers[name] {
                return Inline(.note(Note(identifier: name, blocks: [], number: number)), span: span)
            }
            note.blocks = definition.note.blocks
            numbers[name] = notes.count + 1
        }
        note.number = notes.count + 1
        // The place is taken before the text is read, which may hold notes that do not belong there.
        let index = notes.count
        notes.append(note)
        note.blocks = note.blocks.mappingInlines { placed($0, inNote: true) }
        notes[index] = note
        return Inline(.note(note), span: span)
    }
}
