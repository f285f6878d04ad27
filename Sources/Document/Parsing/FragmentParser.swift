public import Diagnostics

/// Parses text in the notebook's language that a running block gave; all of it is reported at the block.
public enum FragmentParser {
    public static func inlines(of text: String, standingAt span: SourceSpan) -> [Inline] {
        let (parser, items) = InlineParser.parse(MappedText(text, at: span), log: DiagnosticLog())
        return parser.inlines(parser.trimmingSpace(items[...]))
    }

    static func blocks(of text: String, standingAt span: SourceSpan) -> (blocks: [Block], diagnostics: [Diagnostic]) {
        let log = DiagnosticLog()
        var blocks = BlockParser.parse(MappedText(text, at: span), log: log)
        HeadingIdentifiers.assign(to: &blocks)
        return (blocks, log.sorted)
    }
}
