/// The bare text of inlines, for identifiers, alternatives and outlines.
public enum InlineText {
    public static func plain(_ inlines: [Inline]) -> String {
        var text = ""
        for inline in inlines {
            switch inline.kind {
            case .text(let string), .code(let string), .math(let string): text += string
            case .emphasis(let content), .strong(let content), .subscript(let content), .superscript(let content),
                .link(_, let content), .crossReference(_, let content):
                text += plain(content)
            case .image(_, let alternative): text += alternative
            case .reference(let reference): text += reference.identifiers.joined(separator: ", ")
            case .expression(let expression): text += expression.text
            case .softBreak, .lineBreak: text += " "
            }
        }
        return text
    }
}
