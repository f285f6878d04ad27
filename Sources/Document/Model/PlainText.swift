import Quantities

extension [Inline] {
    /// The text alone, without markup: for outlines, titles and alternative texts.
    public var plainText: String { plainText(raising: false) }

    /// - Parameter raising: Whether exponents become raised characters, so that 10⁻⁵ does not read 10−5.
    func plainText(raising: Bool) -> String {
        map { inline in
            switch inline.kind {
            case .text(let text), .code(let text), .math(let text): text
            case .superscript(let content) where raising:
                NumberText.raised(content.plainText(raising: raising))
            case .emphasis(let content), .strong(let content), .subscript(let content), .superscript(let content),
                .link(_, _, let content), .span(_, let content), .crossReference(_, let content):
                content.plainText(raising: raising)
            case .image(_, _, let alternative, _): alternative
            case .reference(let reference): reference.identifiers.joined(separator: ", ")
            // Numbers and names in brackets are not part of what a title or a remark says.
            case .citation(let citation): citation.isInText ? citation.content.plainText(raising: raising) : ""
            case .expression(let expression): expression.text
            case .note, .rawHTML: ""
            case .softBreak, .lineBreak: " "
            }
        }.joined()
    }
}
