import Document
import Drawing

/// Sets running text into lines of a given width.
struct ParagraphSetter {
    enum Alignment { case justified, left, center, right }

    let inlines: InlineSetter
    let shaper: any TextShaper

    /// - Parameters:
    ///   - indent: space before the first line.
    /// - Returns: the lines, and by how many points the longest one overflows.
    func lines(
        _ content: [Inline], style: TextStyle, width: Double, alignment: Alignment = .justified, indent: Double = 0
    ) -> (lines: [SetLine], overflow: Double) {
        let items = inlines.items(content, style: style)
        let breaker = LineBreaker(widths: [width - indent, width], isJustified: alignment == .justified)
        let broken = breaker.lines(of: items)
        var lines: [SetLine] = []
        var overflow = 0.0
        for (index, line) in broken.enumerated() {
            let isLast = index == broken.count - 1
            var fragments: [(fragment: Fragment, isSpace: Bool, stretch: Double, shrink: Double)] = []
            for item in items[line.items] {
                switch item {
                case .box(let fragment): fragments.append((fragment, false, 0, 0))
                case .glue(let space, let stretch, let shrink):
                    var blank = Fragment(
                        content: .text(""), style: style, rise: 0, link: nil, width: space, ascent: 0, descent: 0)
                    blank.width = space
                    fragments.append((blank, true, stretch, shrink))
                case .penalty, .forcedBreak: break
                }
            }
            if line.endsWithHyphen, line.items.upperBound < items.count,
                case .penalty(_, let hyphen?) = items[line.items.upperBound]
            {
                fragments.append((hyphen, false, 0, 0))
            }
            let merged = merge(fragments)
            let lineIndent = index == 0 ? indent : 0
            let set = place(
                merged, width: width - lineIndent, indent: lineIndent, alignment: alignment,
                isFilled: alignment == .justified && !isLast && !isForced(items, line.items.upperBound))
            overflow = max(overflow, set.width - width)
            lines.append(set)
        }
        return (lines, overflow)
    }

    private func isForced(_ items: [ParagraphItem], _ index: Int) -> Bool {
        if index < items.count, case .forcedBreak = items[index] { true } else { false }
    }

    private typealias Piece = (fragment: Fragment, isSpace: Bool, stretch: Double, shrink: Double)

    /// Joins the parts of words that were not divided, so that ligatures and kerning cross them.
    private func merge(_ pieces: [Piece]) -> [Piece] {
        var merged: [Piece] = []
        for piece in pieces {
            if let last = merged.last, !last.isSpace, !piece.isSpace, last.fragment.joins(piece.fragment),
                case .text(let first) = last.fragment.content, case .text(let second) = piece.fragment.content
            {
                merged[merged.count - 1].fragment.content = .text(first + second)
                merged[merged.count - 1].fragment.width =
                    shaper.shape(first + second, style: piece.fragment.style).width
            } else {
                merged.append(piece)
            }
        }
        return merged
    }

    private func place(
        _ pieces: [Piece], width: Double, indent: Double, alignment: Alignment, isFilled: Bool
    ) -> SetLine {
        let natural = pieces.reduce(0) { $0 + $1.fragment.width }
        let difference = width - natural
        let stretch = pieces.reduce(0) { $0 + $1.stretch }
        let shrink = pieces.reduce(0) { $0 + $1.shrink }
        var ratio = 0.0
        if difference < 0, shrink > 0 {
            ratio = max(-1, difference / shrink)
        } else if isFilled, difference > 0, stretch > 0 {
            ratio = difference / stretch
        }
        var x = indent
        switch alignment {
        case .justified, .left: break
        case .center: x += max(0, difference / 2)
        case .right: x += max(0, difference)
        }
        var line = SetLine(items: [], width: 0, ascent: 0, descent: 0)
        for piece in pieces {
            let space = piece.isSpace ? ratio * (ratio < 0 ? piece.shrink : piece.stretch) : 0
            line.items += FragmentDrawing.items(piece.fragment, at: Point(x: x, y: 0), shaper: shaper)
            line.ascent = max(line.ascent, piece.fragment.ascent)
            line.descent = max(line.descent, piece.fragment.descent)
            x += piece.fragment.width + space
        }
        line.width = x
        return line
    }
}

/// Draws fragments.
enum FragmentDrawing {
    /// The items of a fragment whose baseline starts at a point.
    static func items(_ fragment: Fragment, at point: Point, shaper: any TextShaper) -> [DisplayItem] {
        let origin = point.moved(y: -fragment.rise)
        let items: [DisplayItem]
        switch fragment.content {
        case .text(let text):
            guard !text.isEmpty else { return [] }
            items = shaper.shape(text, style: fragment.style).items(at: origin)
        case .formula(let box):
            guard !box.items.isEmpty else { return [] }
            items = [.group(.translation(x: origin.x, y: origin.y), clip: nil, box.items)]
        }
        guard let link = fragment.link else { return items }
        return [.link(link, items)]
    }
}
