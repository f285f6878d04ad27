public import Diagnostics

/// Parses a notebook: front matter, blocks, inlines. It never fails; what is wrong comes back as diagnostics.
public enum NotebookParser {
    public static func parse(_ file: SourceFile) -> (document: NotebookDocument, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var metadata = Metadata()
        let frontMatter = FrontMatterReader.range(in: file)
        if let frontMatter {
            let (read, problems) = FrontMatterReader.read(file, frontMatter)
            metadata = read
            diagnostics += problems
        }
        let mask = SourceMask(notebook: file.bytes, frontMatter: frontMatter)
        let tree = MarkdownTree(parsing: mask.bytes)
        var builder = BlockBuilder(file: file, mask: mask, defaults: metadata.execution)
        let blocks = builder.document(tree.root)
        diagnostics += builder.diagnostics
        diagnostics += maskDiagnostics(mask, tree, file)
        diagnostics.sort { ($0.span?.range.lowerBound ?? 0) < ($1.span?.range.lowerBound ?? 0) }
        return (NotebookDocument(file: file, metadata: metadata, blocks: blocks), diagnostics)
    }

    private static func maskDiagnostics(_ mask: SourceMask, _ tree: MarkdownTree, _ file: SourceFile) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for line in mask.unclosedFenceLines {
            diagnostics.append(
                .error("unclosed-division", "this ':::' has no closing ':::'", at: file.span(file.range(ofLine: line))))
        }
        for line in mask.strayFenceLines {
            diagnostics.append(.error("stray-fence", "this ':::' closes nothing", at: file.span(file.range(ofLine: line))))
        }
        for offset in mask.unclosedMath {
            diagnostics.append(
                .error(
                    "unclosed-math", "this '$$' has no closing '$$'", at: file.span(offset..<offset + 2),
                    hint: "write '\\$' for a dollar sign"))
        }
        if let line = tree.tooDeepLine {
            diagnostics.append(
                .error(
                    "nested-too-deeply", "text is nested more than \(MarkdownTree.deepest) levels deep; the rest is left out",
                    at: file.span(file.range(ofLine: line))))
        }
        return diagnostics
    }
}
