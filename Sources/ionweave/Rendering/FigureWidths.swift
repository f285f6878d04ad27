import Document
import Typesetting

/// What widths that blocks ask for come to in points.
struct FigureWidths {
    let column: Double
    /// The text of a page of one column.
    let text: Double
    let page: Double

    /// Those of a report's pages, for figures that stand in none: in HTML and as files of their own.
    init(_ style: PageStyle) {
        column = style.columnWidth
        text = style.textWidth
        page = style.widestFigure
    }

    private init(column: Double, text: Double, page: Double) {
        self.column = column
        self.text = text
        self.page = page
    }

    /// Those of manuscripts: 84, 160 and 174 mm.
    static let manuscript = FigureWidths(column: 84 * 72 / 25.4, text: 160 * 72 / 25.4, page: 174 * 72 / 25.4)

    func points(_ width: Length) -> Double {
        switch width {
        case .points(let points): points
        case .fraction(let part): part * text
        case .column: column
        case .page: page
        }
    }
}
