import Diagnostics
import Document
import Drawing

/// The texts of footnotes.
extension FlowBuilder {
    /// Leading of a footnote as a part of its size.
    private static let noteLeading = 1.27

    /// The footnotes with these numbers, each as one strip for the foot of the page.
    mutating func noteStrips(_ numbers: [Int], _ place: Place) -> [FlowItem] {
        numbers.compactMap { number in
            guard let note = notes[number], let span = note.blocks.first?.span else { return nil }
            var blocks = note.blocks
            let mark = [
                Inline(.superscript([Inline(.text(String(number)), span: span)]), span: span),
                Inline(.text("\u{2009}"), span: span),
            ]
            if case .paragraph(let content) = blocks[0].kind {
                blocks[0].kind = .paragraph(mark + content)
            } else {
                blocks.insert(Block(.paragraph(mark), span: span), at: 0)
            }
            // The foot belongs to the column, wherever in it the mark stands.
            let inner = Place(
                width: place.left == 0 ? place.width : style.columnWidth, leading: style.noteSize * Self.noteLeading,
                size: style.noteSize)
            let noteElement = element(.note)
            var strip = FlowItem.joined(items(blocks, inner))
            strip.path = [noteElement]
            strip.destinations.append("note-\(number)")
            return strip
        }
    }

    /// Numbers of the footnotes whose marks stand in a text.
    static func noteNumbers(_ content: [Inline]) -> [Int] {
        content.flatMap { inline -> [Int] in
            switch inline.kind {
            case .note(let note): note.blocks.isEmpty ? [] : [note.number].compactMap { $0 }
            case .emphasis(let content), .strong(let content), .subscript(let content), .superscript(let content),
                .link(_, _, let content), .span(_, let content), .crossReference(_, let content):
                noteNumbers(content)
            case .citation(let citation): noteNumbers(citation.content)
            case .text, .code, .math, .image, .reference, .expression, .rawHTML, .softBreak, .lineBreak: []
            }
        }
    }
}
