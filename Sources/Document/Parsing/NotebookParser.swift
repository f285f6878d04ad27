public import Diagnostics

/// Reads a notebook: front matter, blocks, inlines.
public enum NotebookParser {
    /// Parses a notebook; whatever the text is, there is a document, and messages say what is wrong with it.
    public static func parse(
        _ file: SourceFile, options: ParsingOptions = ParsingOptions()
    ) -> (document: NotebookDocument, diagnostics: [Diagnostic]) {
        let log = DiagnosticLog(options: options)
        let document = parse(file, log: log)
        return (document, log.sorted)
    }

    static func parse(_ file: SourceFile, log: DiagnosticLog) -> NotebookDocument {
        var text = MappedText(file)
        var metadata = Metadata()
        if let matter = FrontMatterParser.range(in: text) {
            metadata = FrontMatterParser(text: text, log: log).metadata(matter.content)
            text = text.blanking(matter.whole)
        }
        var blocks = BlockParser.parse(text, defaults: metadata.execution, log: log)
        if log.options.namesHeadings { HeadingIdentifiers.assign(to: &blocks) }
        return NotebookDocument(file: file, metadata: metadata, blocks: blocks)
    }
}
