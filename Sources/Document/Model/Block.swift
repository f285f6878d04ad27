public import Diagnostics

/// A block of a document with its place in the source.
public struct Block: Sendable {
    public indirect enum Kind: Sendable {
        case heading(Heading)
        case paragraph([Inline])
        case list(ListBlock)
        case quote([Block])
        case code(CodeBlock)
        /// A block of code that runs; the resolved document holds its listing and outputs instead.
        case cell(Cell)
        case math(MathBlock)
        case table(TableBlock)
        case figure(FigureBlock)
        /// Text that a running block printed.
        case output(String)
        case division(Division)
        /// Figures side by side under one number.
        case panel(Panel)
        /// The text of a footnote where it is defined; a resolved document holds it in the footnote's mark instead.
        case note(Note)
        /// HTML as written; only HTML output that was asked for it shows it.
        case rawHTML(String)
        case references(ReferenceList)
        case thematicBreak
        case pageBreak
    }

    public var kind: Kind
    public var span: SourceSpan

    public init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}
