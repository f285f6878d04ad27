public import Diagnostics

/// A piece of running text with its place in the source.
public struct Inline: Sendable {
    public indirect enum Kind: Sendable {
        case text(String)
        case emphasis([Inline])
        case strong([Inline])
        case `subscript`([Inline])
        case superscript([Inline])
        case code(String)
        /// TeX notation between single dollars.
        case math(String)
        case link(address: String, title: String?, [Inline])
        /// An image that stands in the line like a letter; without a width a pixel is 1/96 inch.
        case image(path: String, title: String?, alternative: String, width: Length? = nil)
        /// `[text]{.class}`: text that a style sheet or a template treats in its own way.
        case span(classes: [String], [Inline])
        /// The mark of a footnote; in a resolved document it has its number and its text.
        case note(Note)
        /// An HTML tag as written; only HTML output that was asked for it shows it.
        case rawHTML(String)
        /// A reference to a numbered target; a resolved document holds `.crossReference` in its place.
        case reference(Reference)
        /// A link inside the document to the target with this identifier.
        case crossReference(identifier: String, [Inline])
        /// Works cited; in a resolved document its `content` is filled.
        case citation(Citation)
        /// Swift whose value stands here; a resolved document holds its text.
        case expression(InlineExpression)
        /// A line end in the source: a space on the page.
        case softBreak
        case lineBreak
    }

    public var kind: Kind
    public var span: SourceSpan

    public init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}
