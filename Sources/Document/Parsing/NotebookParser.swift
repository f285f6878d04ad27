public import Diagnostics

/// Reads a notebook: front matter, blocks, inlines.
public enum NotebookParser {
    /// Parses a notebook; whatever the text is, there is a document, and messages say what is wrong with it.
    ///
    /// - Parameter inclusions: Where the files are read that the notebook includes; nil refuses to include any.
    public static func parse(
        _ file: SourceFile, options: ParsingOptions = ParsingOptions(), inclusions: Inclusions? = nil
    ) -> (document: NotebookDocument, diagnostics: [Diagnostic]) {
        let log = DiagnosticLog(options: options, inclusions: inclusions)
        let document = parse(file, log: log)
        return (document, log.sorted)
    }

    static func parse(_ file: SourceFile, log: DiagnosticLog) -> NotebookDocument {
        var text = MappedText(file)
        var metadata = Metadata()
        log.begin(file)
        if let matter = FrontMatterParser.range(in: text) {
            metadata = FrontMatterParser(text: text, log: log).metadata(matter.content)
            text = text.blanking(matter.whole)
            log.words = metadata.words
            if metadata.showsRawHTML { log.options.keepsRawHTML = true }
        }
        var blocks = BlockParser.parse(text, defaults: metadata.execution, log: log)
        if log.options.namesHeadings { HeadingIdentifiers.assign(to: &blocks) }
        return NotebookDocument(file: file, metadata: metadata, blocks: blocks, includedPaths: log.included)
    }
}
