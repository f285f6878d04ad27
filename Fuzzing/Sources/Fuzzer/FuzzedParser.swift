import Diagnostics

@testable import Document

/// A parser that random bytes are given to, with all that is made of what it gives. None may crash, hang or place anything
/// outside its file, whatever the bytes are.
enum FuzzedParser: String, CaseIterable {
    case notebook, math, bibtex, csl, jupyter
    case frontMatter = "front-matter"

    func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch self {
        case .notebook: Self.notebook(text)
        case .frontMatter:
            Self.notebook("---\n" + text + "\n---\n")
            let options = text.split(separator: "\n").map { "//| " + $0 + "\n" }.joined()
            Self.notebook("```{swift}\n" + options + "```\n")
        case .math: _ = MathParser.parse(text)
        case .bibtex: Self.bibliography(bytes, "refs.bib")
        case .csl: Self.bibliography(bytes, "refs.json")
        case .jupyter:
            guard let result = try? JupyterImport.convert(bytes, attachmentFolder: "images") else { return }
            Self.notebook(result.text)
            let back = JupyterExport.json(SourceFile(name: "fuzzed.md", text: result.text))
            precondition(
                (try? JupyterImport.convert(Array(back.utf8), attachmentFolder: "images")) != nil,
                "what is written can be read")
        }
    }

    private static func notebook(_ text: String) {
        let file = SourceFile(name: "fuzzed.md", text: text)
        let files = MemoryFiles(["part.md": "# A part\n\n{{< include part.md >}}\n"])
        let (document, problems) = NotebookParser.parse(file, inclusions: Inclusions(files: files))
        _ = NotebookParser.parse(file, options: .plain(rawHTML: true))
        let (resolved, more) = DocumentResolver.resolve(document, outputs: [], expressions: [])
        _ = resolved.blocks.mappingInlines { inlines in
            for inline in inlines { checkPlace(inline.span) }
            return inlines
        }
        let printer = DiagnosticPrinter()
        for diagnostic in (problems + more).prefix(20) { _ = printer.text(diagnostic) }
        for diagnostic in problems + more { if let span = diagnostic.span { checkPlace(span) } }
    }

    private static func checkPlace(_ span: SourceSpan) {
        precondition(
            span.range.lowerBound >= 0 && span.range.upperBound <= span.file.bytes.count, "a place lies in its file")
    }

    private static func bibliography(_ bytes: [UInt8], _ name: String) {
        let span = SourceSpan(file: SourceFile(name: "fuzzed.md", text: ""), range: 0..<0)
        let files = MemoryFiles([name: String(decoding: bytes, as: UTF8.self)])
        let result = BibliographyReader.read(
            [Metadata.BibliographyFile(path: name, span: span)], files: files, namedFrom: "")
        for entry in result.bibliography.entries.values {
            for style in CitationStyle.allCases { _ = style.entry(entry) }
        }
        for diagnostic in result.diagnostics { if let span = diagnostic.span { checkPlace(span) } }
    }
}
