import Drawing

/// A label of one or more lines, shaped and measured.
struct RichLabel {
    private struct Piece {
        var shaped: ShapedText
        var x: Double
        /// Distance of the piece's baseline below the first line's baseline.
        var y: Double
        var line: Int
    }

    /// Width of each line.
    private var lineWidths: [Double] = []

    private var pieces: [Piece] = []
    private(set) var width = 0.0
    /// Height of the ink above the first baseline, in points.
    private(set) var ascent = 0.0
    /// Depth of the ink below the first baseline, further lines included.
    private(set) var descent = 0.0

    var height: Double { ascent + descent }

    /// From the top of the ink to the line that looks like the middle: half the height of capitals above the baseline, so
    /// that names in a row stand on one line whatever hangs below or rises above them.
    var middle: Double { lineWidths.count > 1 ? height / 2 : ascent - capitals / 2 }

    /// Height of capitals in points.
    private let capitals: Double

    /// Cap height and descender depth in parts of the size: fonts' own line heights are too generous for labels.
    static let capHeight = 0.73
    static let depth = 0.21
    static let lineHeight = 1.22

    init(_ markup: String, style: TextStyle, shaper: any TextShaper) {
        capitals = style.size * Self.capHeight
        for (index, spans) in LabelMarkup.lines(markup).enumerated() {
            let baseline = Double(index) * style.size * Self.lineHeight
            var pen = 0.0
            if index == 0 { ascent = style.size * Self.capHeight }
            descent = max(descent, baseline + (LabelMarkup.hasDescender(spans) ? style.size * Self.depth : 0))
            var previous: LabelSpan?
            for span in spans {
                var spanStyle = style
                var shift = 0.0
                for script in span.scripts {
                    shift += script == .sup ? -0.36 * spanStyle.size : 0.19 * spanStyle.size
                    spanStyle.size = max(spanStyle.size * 0.7, min(style.size, 5))
                }
                spanStyle.slant = span.isItalic ? .italic : style.slant
                spanStyle.weight = span.isBold ? .bold : style.weight
                // An italic letter leans into the superscript that follows it.
                if previous?.isItalic == true, span.scripts.first == .sup { pen += 0.05 * style.size }
                let shaped = shaper.shape(span.text, style: spanStyle)
                pieces.append(Piece(shaped: shaped, x: pen, y: baseline + shift, line: index))
                pen += shaped.width
                ascent = max(ascent, spanStyle.size * Self.capHeight - shift - baseline)
                descent = max(descent, span.scripts.isEmpty ? 0 : baseline + shift + spanStyle.size * 0.05)
                previous = span
            }
            width = max(width, pen)
            lineWidths.append(pen)
        }
    }

    /// The label with its first baseline starting at `origin`.
    func items(at origin: Point) -> [DisplayItem] {
        pieces.flatMap { $0.shaped.items(at: origin.moved(x: $0.x, y: $0.y)) }
    }

    /// The label with all its lines centred, the widest starting at `origin`.
    func centeredItems(at origin: Point) -> [DisplayItem] {
        pieces.flatMap { piece in
            piece.shaped.items(at: origin.moved(x: piece.x + (width - lineWidths[piece.line]) / 2, y: piece.y))
        }
    }

    /// The label with the top left corner of its ink at `corner`.
    func items(topLeft corner: Point, centered: Bool = false) -> [DisplayItem] {
        let origin = corner.moved(y: ascent)
        return centered ? centeredItems(at: origin) : items(at: origin)
    }

    /// The label turned to read upwards, its first baseline starting at `origin`.
    func itemsReadingUpwards(at origin: Point) -> [DisplayItem] {
        // A quarter turn, spelled out so that no rounding of the sine reaches the output.
        let turn = Transform(a: 0, b: -1, c: 1, d: 0, translateX: origin.x, translateY: origin.y)
        return [.group(turn, clip: nil, items(at: .zero))]
    }
}

extension LabelMarkup {
    private static let descending: Set<Character> = Set("gjpqyQ()[]{},;/|_βγζημξρςφχψ")

    static func hasDescender(_ spans: [LabelSpan]) -> Bool {
        spans.contains { $0.scripts.isEmpty && $0.text.contains { descending.contains($0) } }
    }
}
