public import Diagnostics

/// Puts outputs, values, numbers and references into a notebook.
public enum DocumentResolver {
    /// - Parameters:
    ///   - outputs: By cell, in document order; cells past the end show nothing.
    ///   - expressions: Texts of the inline expressions in document order, in the notebook's inline notation; where
    ///     there is none the expression itself is shown.
    public static func resolve(
        _ document: NotebookDocument, outputs: [[CellOutput]], expressions: [String?]
    ) -> (document: ResolvedDocument, diagnostics: [Diagnostic]) {
        var expansion = CellExpansion(outputs: outputs, expressions: expressions)
        var metadata = document.metadata
        var blocks = expansion.expand(document.blocks)
        metadata.title = expansion.expand(metadata.title)
        metadata.subtitle = expansion.expand(metadata.subtitle)
        metadata.abstract = expansion.expand(metadata.abstract)

        var numbering = Numbering(numbersSections: metadata.numbersSections, cells: document.cells)
        blocks = numbering.number(blocks)

        var linking = ReferenceLinking(targets: numbering.targets)
        blocks = linking.link(blocks)
        metadata.title = linking.link(metadata.title)
        metadata.subtitle = linking.link(metadata.subtitle)
        metadata.abstract = linking.link(metadata.abstract)
        return (
            ResolvedDocument(metadata: metadata, blocks: blocks),
            expansion.diagnostics + numbering.diagnostics + linking.diagnostics
        )
    }
}
