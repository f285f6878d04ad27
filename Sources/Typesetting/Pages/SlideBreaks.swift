import Document

/// Parts a document into slides: each section and each figure begins a page of its own.
enum SlideBreaks {
    static func inserted(into blocks: [Block]) -> [Block] {
        var result: [Block] = []
        for block in blocks {
            let startsSlide =
                switch block.kind {
                case .heading(let heading): heading.level <= 2
                // A figure right below its heading shares the heading's page.
                case .figure, .panel: result.last.map { !$0.isHeading } ?? false
                // So does what follows a figure.
                default: result.last.map(\.isFigure) ?? false
                }
            if startsSlide, let last = result.last, !last.isPageBreak {
                result.append(Block(.pageBreak, span: block.span))
            }
            result.append(block)
        }
        return result
    }
}

extension Block {
    fileprivate var isHeading: Bool { if case .heading = kind { true } else { false } }
    fileprivate var isFigure: Bool {
        switch kind {
        case .figure, .panel: true
        default: false
        }
    }
    fileprivate var isPageBreak: Bool { if case .pageBreak = kind { true } else { false } }
}
