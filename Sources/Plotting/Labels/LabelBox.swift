import Drawing

/// A label, laid out on one line.
struct LabelBox {
    let width: Double
    let ascent: Double
    let descent: Double
    private let runs: [(shaped: ShapedText, x: Double, rise: Double)]

    init(
        _ notation: String, size: Double, color: Color, theme: FigureTheme, shaper: any TextShaper, isBold: Bool = false
    ) {
        var x = 0.0
        var runs: [(ShapedText, Double, Double)] = []
        var previousLevel = 0
        var scriptStart = 0.0
        var scriptWidth = 0.0
        for piece in LabelText(notation).pieces {
            let style = TextStyle(
                family: theme.family, weight: piece.isBold || isBold ? .bold : .regular,
                slant: piece.isItalic ? .italic : .upright,
                size: piece.level == 0 ? size : size * 0.7, color: color)
            let shaped = shaper.shape(piece.text, style: style)
            let rise = piece.level == 0 ? 0 : piece.level > 0 ? size * 0.36 : -size * 0.17
            // A subscript and a superscript on one sign stand one above the other.
            if piece.level != 0, previousLevel != 0, piece.level != previousLevel {
                runs.append((shaped, scriptStart, rise))
                x = max(scriptStart + scriptWidth, scriptStart + shaped.width)
            } else {
                if piece.level != 0 {
                    scriptStart = x
                    scriptWidth = shaped.width
                }
                runs.append((shaped, x, rise))
                x += shaped.width
            }
            previousLevel = piece.level
        }
        self.runs = runs
        width = x
        ascent = size * 0.73
        descent = size * 0.21
    }

    /// The label's items with its baseline starting at a point.
    func items(at origin: Point) -> [DisplayItem] {
        runs.flatMap { $0.shaped.items(at: origin.moved(x: $0.x, y: -$0.rise)) }
    }
}
