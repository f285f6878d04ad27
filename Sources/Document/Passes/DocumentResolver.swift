public import Diagnostics

/// Puts outputs, values, numbers and references into a notebook.
public enum DocumentResolver {
    /// - Parameters:
    ///   - outputs: By cell, in document order; cells past the end show nothing.
    ///   - expressions: Texts of the inline expressions in document order, in the notebook's inline notation; where
    ///     there is none the expression itself is shown.
    ///   - format: What the document is resolved for; parts that show only in other formats are left out. Nil keeps
    ///     all of them.
    ///   - bibliography: The works that may be cited.
    public static func resolve(
        _ document: NotebookDocument, outputs: [[CellOutput]], expressions: [String?],
        format: FormatCondition.Format? = nil, bibliography: Bibliography = Bibliography()
    ) -> (document: ResolvedDocument, diagnostics: [Diagnostic]) {
        var expansion = CellExpansion(
            outputs: outputs, expressions: expressions, words: document.metadata.words)
        var metadata = document.metadata
        var blocks = expansion.expand(document.blocks)
        metadata.title = expansion.expand(metadata.title)
        metadata.subtitle = expansion.expand(metadata.subtitle)
        metadata.abstract = expansion.expand(metadata.abstract)

        if let format {
            blocks = blocks.replacing { block in
                guard case .division(let division) = block.kind, let condition = division.condition else { return nil }
                return condition.holds(in: format) ? nil : []
            }
        }
        var placement = NotePlacement()
        blocks = placement.place(blocks)
        metadata.title = placement.refuse(metadata.title)
        metadata.subtitle = placement.refuse(metadata.subtitle)
        metadata.abstract = metadata.abstract.mappingInlines { placement.refuse($0) }

        var numbering = Numbering(
            numbersSections: format == .html
                ? metadata.numbersSectionsInHTML ?? metadata.numbersSections : metadata.numbersSections,
            isSupplement: metadata.isSupplement, cells: document.cells)
        blocks = numbering.number(blocks)

        var linking = ReferenceLinking(targets: numbering.targets, words: metadata.words)
        blocks = linking.link(blocks)
        let notes = placement.notes.map { note in
            var note = note
            if let number = note.number, let numbered = numbering.notes[number] { note.blocks = numbered }
            note.blocks = linking.link(note.blocks, reporting: false)
            return note
        }
        metadata.title = linking.link(metadata.title)
        metadata.subtitle = linking.link(metadata.subtitle)
        metadata.abstract = linking.link(metadata.abstract)

        var citations = CitationLinking(
            bibliography: bibliography, style: metadata.citationStyle, words: metadata.words)
        for inlines in [metadata.title, metadata.subtitle] { citations.collect(inlines) }
        citations.collect(metadata.abstract)
        citations.collect(blocks)
        citations.prepare()
        metadata.title = citations.link(metadata.title)
        metadata.subtitle = citations.link(metadata.subtitle)
        metadata.abstract = citations.link(metadata.abstract)
        let end = document.file.bytes.count
        blocks = citations.addingList(to: citations.link(blocks), span: document.file.span(end..<end))

        var formulas = FormulaCheck()
        formulas.check(metadata.title)
        formulas.check(metadata.subtitle)
        formulas.check(metadata.abstract)
        formulas.check(blocks)
        var resolved = ResolvedDocument(
            metadata: metadata, blocks: blocks, notes: citations.notes(notes, in: blocks))
        resolved.targets = numbering.targets
        return (
            resolved,
            expansion.diagnostics + placement.diagnostics + numbering.diagnostics + linking.diagnostics
                + citations.diagnostics
                + formulas.diagnostics
        )
    }
}
