import Document
import Drawing

/// Sets running text into lines of a given width.
struct ParagraphSetter {
    enum Alignment { case justified, left, center, right }

    let inlines: InlineSetter
    let shaper: any TextShaper
    var lineBreaking = LineBreakingMethod.optimal

    /// - Parameters:
    ///   - indent: space before the first line.
    /// - Returns: the lines, and by how many points the longest one overflows.
    func lines(
        _ content: [Inline], style: TextStyle, width: Double, alignment: Alignment = .justified, indent: Double = 0
    ) -> (lines: [SetLine], overflow: Double) {
        let items = inlines.items(content, style: style, measure: width - max(0, indent))
        let breaker = lineBreaking.breaker(widths: [width - indent, width], isJustified: alignment == .justified)
        let broken = breaker.breaking(of: items).lines
        var lines: [SetLine] = []
        var overflow = 0.0
        for (index, line) in broken.enumerated() {
            let isLast = index == broken.count - 1
            var pieces: [Piece] = items[line.items].compactMap { item in
                switch item {
                case .box(let fragment): .box(fragment)
                case .glue(let width, let stretch, let shrink): .space(width: width, stretch: stretch, shrink: shrink)
                case .penalty, .forcedBreak: nil
                }
            }
            if line.endsWithHyphen, line.items.upperBound < items.count,
                case .penalty(_, let hyphen?) = items[line.items.upperBound]
            {
                pieces.append(.box(hyphen))
            }
            let lineIndent = index == 0 ? indent : 0
            var endsInSpace = false
            if line.items.upperBound < items.count, case .glue = items[line.items.upperBound] { endsInSpace = true }
            let set = place(
                merge(pieces), endsInSpace: endsInSpace, width: width - lineIndent, indent: lineIndent,
                alignment: alignment,
                isFilled: alignment == .justified && !isLast && !isForced(items, line.items.upperBound))
            overflow = max(overflow, set.width - width)
            lines.append(set)
        }
        return (lines, overflow)
    }

    private func isForced(_ items: [ParagraphItem], _ index: Int) -> Bool {
        if index < items.count, case .forcedBreak = items[index] { true } else { false }
    }

    private enum Piece {
        case box(Fragment)
        case space(width: Double, stretch: Double, shrink: Double)
    }

    /// Joins the parts of words that were not divided, so that ligatures and kerning cross them.
    private func merge(_ pieces: [Piece]) -> [Piece] {
        var merged: [Piece] = []
        for piece in pieces {
            if case .box(var last)? = merged.last, case .box(let next) = piece, last.joins(next),
                case .text(let first) = last.content, case .text(let second) = next.content
            {
                last.content = .text(first + second)
                let shaped = shaper.shape(first + second, style: next.style)
                last.width = shaped.width
                if last.letters > 0 { last.letters = shaped.glyphCount }
                last.protrusion = next.protrusion
                merged[merged.count - 1] = .box(last)
            } else {
                merged.append(piece)
            }
        }
        return merged
    }

    private func place(
        _ pieces: [Piece], endsInSpace: Bool, width: Double, indent: Double, alignment: Alignment, isFilled: Bool
    ) -> SetLine {
        var pieces = pieces
        // Nothing follows the last letter from which it could move away.
        if case .box(var last)? = pieces.last, last.letters > 0 {
            last.letters -= 1
            pieces[pieces.count - 1] = .box(last)
        }
        var measure = LineMeasure()
        for piece in pieces {
            switch piece {
            case .box(let fragment): measure.add(fragment)
            case .space(let width, let more, let less): measure.addSpace(width: width, stretch: more, shrink: less)
            }
        }
        var protrusion = 0.0
        if alignment == .justified, case .box(let fragment)? = pieces.last { protrusion = fragment.protrusion }
        let difference = width - measure.width + protrusion
        var ratio = 0.0
        if difference < 0, measure.shrink > 0, alignment == .justified {
            ratio = max(-1, measure.ratio(filling: difference))
        } else if isFilled, difference > 0, measure.spaceStretch + measure.letterStretch > 0 {
            ratio = measure.ratio(filling: difference)
        }
        var x = indent
        switch alignment {
        case .justified, .left: break
        case .center: x += max(0, difference / 2)
        case .right: x += max(0, difference)
        }
        var line = SetLine(items: [], width: 0, ascent: 0, descent: 0)
        var assembler = LineAssembler(shaper: shaper)
        for piece in pieces {
            switch piece {
            case .box(let fragment):
                // Letters move no further apart than they may; spaces take the rest.
                let share = fragment.isSpacedByLetters ? ratio : min(ratio, 1)
                let give = share * (share < 0 ? fragment.shrink : fragment.stretch)
                assembler.add(fragment, at: x, tracking: fragment.letters > 0 ? give / Double(fragment.letters) : 0)
                if let note = fragment.note { line.notes.append(note) }
                line.ascent = max(line.ascent, fragment.ascent)
                line.descent = max(line.descent, fragment.descent)
                x += fragment.width + give
            case .space(let width, let stretch, let shrink):
                let space = width + ratio * (ratio < 0 ? shrink : stretch)
                assembler.addSpace(at: x, width: space)
                x += space
            }
        }
        // Words of neighbouring lines stay apart when the text is copied or read aloud.
        if endsInSpace { assembler.addSpace(at: x, width: 0) }
        line.items = assembler.items
        line.width = x - protrusion
        return line
    }
}
