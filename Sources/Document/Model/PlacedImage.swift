import Diagnostics

/// An image file that a document shows, and where it is named.
public struct PlacedImage: Sendable {
    /// As the author wrote it.
    public let path: String
    /// For messages about the file.
    public let span: SourceSpan
}

extension [Block] {
    /// The images of figures, text, captions and notes, in document order.
    public var images: [PlacedImage] {
        flatMap { block -> [PlacedImage] in
            switch block.kind {
            case .heading(let heading): heading.content.images
            case .paragraph(let content): content.images
            case .list(let list): list.items.flatMap(\.images)
            case .quote(let blocks): blocks.images
            case .division(let division): (division.title ?? []).images + division.blocks.images
            case .panel(let panel): panel.parts.images + (panel.caption ?? []).images
            case .note(let note): note.blocks.images
            case .table(let table): (table.head + table.rows.joined() + [table.caption ?? []]).flatMap(\.images)
            case .figure(let figure): figure.images(at: block.span) + (figure.caption ?? []).images
            case .code(let code): (code.caption ?? []).images
            case .cell, .math, .output, .references, .rawHTML, .thematicBreak, .pageBreak: []
            }
        }
    }
}

extension FigureBlock {
    fileprivate func images(at span: SourceSpan) -> [PlacedImage] {
        if case .image(let path) = content { [PlacedImage(path: path, span: span)] } else { [] }
    }
}

extension [Inline] {
    fileprivate var images: [PlacedImage] {
        flatMap { inline -> [PlacedImage] in
            switch inline.kind {
            case .image(let path, _, _, _): [PlacedImage(path: path, span: inline.span)]
            case .emphasis(let content), .strong(let content), .subscript(let content), .superscript(let content),
                .link(_, _, let content), .span(_, let content), .crossReference(_, let content):
                content.images
            case .note(let note): note.blocks.images
            case .text, .code, .math, .reference, .citation, .expression, .rawHTML, .softBreak, .lineBreak: []
            }
        }
    }
}
