import Document
public import Drawing

/// The measures, fonts and sizes of a report; all lengths in points.
public struct PageStyle: Codable, Sendable {
    public var textFamily = "TeX Gyre Pagella"
    public var figureFamily = "TeX Gyre Heros"
    public var codeFamily = "Inconsolata"
    public var mathFamily = "TeX Gyre Pagella Math"

    public var paper = Size(width: 595.276, height: 841.89)
    public var marginTop = 65.0
    public var marginBottom = 70.0
    public var marginSide = 90.0
    public var columns = 1
    public var gutter = 17.0

    public var textSize = 10.0
    public var leading = 13.5
    public var indent = 10.0
    public var titleSize = 17.0
    public var authorSize = 10.0
    public var noteSize = 8.2
    public var abstractSize = 9.0
    public var headingSizes = [12.0, 10.5, 10.0, 10.0]
    public var captionSize = 8.2
    public var tableSize = 8.0
    public var codeSize = 8.5

    public var textColor = Color.black
    public var noteColor = Color(hex: 0x5A5A5A)
    public var linkColor = Color(hex: 0x003C71)
    public var codeGround = Color(hex: 0xF5F5F4)
    public var ruleColor = Color.black

    public init() {}

    /// The `report` style for one or two columns on A4 or US letter paper.
    public init(columns: Int, isLetter: Bool) {
        if isLetter { paper = Size(width: 612, height: 792) }
        if columns == 2 {
            self.columns = 2
            marginSide = (paper.width - 2 * 238.11 - gutter) / 2
            textSize = 9.5
            leading = 12.5
            indent = 9.5
        } else {
            // 66 characters of Pagella at 10 pt.
            marginSide = (paper.width - 340.158 - 60) / 2
        }
    }

    /// Width of the text area across all columns.
    public var textWidth: Double { paper.width - 2 * marginSide }
    public var columnWidth: Double { (textWidth - Double(columns - 1) * gutter) / Double(columns) }
    public var columnHeight: Double { paper.height - marginTop - marginBottom }

    func text(
        size: Double? = nil, weight: TextStyle.Weight = .regular, slant: TextStyle.Slant = .upright, color: Color? = nil
    )
        -> TextStyle
    {
        TextStyle(family: textFamily, weight: weight, slant: slant, size: size ?? textSize, color: color ?? textColor)
    }

    func table(weight: TextStyle.Weight = .regular) -> TextStyle {
        TextStyle(family: figureFamily, weight: weight, size: tableSize, color: textColor)
    }

    var code: TextStyle { TextStyle(family: codeFamily, size: codeSize, color: textColor) }
}
