public import Document
public import Drawing

/// The measures, fonts and sizes of a report; all lengths in points.
///
/// Decoded, a style may leave out what stays as it is here.
public struct PageStyle: Codable, Hashable, Sendable {
    public var textFamily = "TeX Gyre Pagella"
    public var figureFamily = "TeX Gyre Heros"
    public var codeFamily = "Inconsolata"
    public var mathFamily = "TeX Gyre Pagella Math"

    public var paper = Size(width: 595.276, height: 841.89)
    public var marginTop = 65.0
    public var marginBottom = 70.0
    public var marginSide = 127.559
    public var columns = 1
    public var gutter = 17.008

    public var textSize = 10.0
    public var leading = 13.5
    public var indent = 10.0
    /// Space between paragraphs, for styles that do not indent their first lines.
    public var paragraphSpace = 0.0
    public var titleSize = 17.0
    public var authorSize = 10.0
    public var noteSize = 8.2
    public var abstractSize = 9.0
    /// Sizes of the four levels of headings.
    public var headingSizes = [12.0, 10.5, 10.0, 10.0]
    public var captionSize = 8.2
    public var tableSize = 8.0
    public var codeSize = 8.5
    /// The widest figure: it may reach into the margins of a page with one column.
    public var widestFigure = 493.228

    public var textColor = Color.black
    public var noteColor = Color(hex: 0x5A5A5A)
    public var linkColor = Color(hex: 0x003C71)
    public var codeGround = Color(hex: 0xF5F5F4)
    /// Hairlines at the left of outputs and remarks.
    public var hairlineColor = Color(hex: 0x9A9A9A)
    public var ruleColor = Color.black

    /// Texts at the head and foot of pages, with `{title}`, `{authors}`, `{date}`, `{section}`, `{page}` and `{pages}`.
    public var headerLeft = ""
    public var headerRight = ""
    public var footerLeft = "{title}"
    public var footerRight = "{page}"
    public var titleLayout = TitleLayout.block
    /// Whether lines of paragraphs end alike.
    public var isJustified = true
    public var lineBreaking = LineBreakingMethod.optimal
    /// Whether each section and each figure begins a page.
    public var hasPagePerFigure = false
    /// How much larger than in print figures are drawn.
    public var figureScale = 1.0
    /// What figures without a theme of their own look like.
    public var figureLook = FigureLook()

    public init() {}

    /// The `report` style for one or two columns on A4 or US letter paper.
    ///
    /// One column is 120 mm wide (about 70 characters), two are 84 mm each with 6 mm between them.
    public init(columns: Int, isLetter: Bool) {
        if isLetter { paper = Size(width: 612, height: 792) }
        if columns == 2 {
            self.columns = 2
            marginSide = (paper.width - 2 * 238.110 - gutter) / 2
            textSize = 9.5
            leading = 12.5
            indent = 9.5
        } else {
            marginSide = (paper.width - 340.157) / 2
        }
    }

    /// The `report` style as a document's front matter asks for it.
    public init(for metadata: Metadata) {
        self.init(columns: metadata.columns ?? 1, isLetter: metadata.paper == .letter)
        if let size = metadata.fontSize { setTextSize(size) }
    }

    /// Sets the running text in another size; everything that is set in proportion to it follows.
    mutating func setTextSize(_ size: Double) {
        let factor = size / textSize
        for path in [
            \PageStyle.leading, \.indent, \.paragraphSpace, \.titleSize, \.authorSize, \.noteSize, \.abstractSize,
            \.captionSize,
            \.tableSize, \.codeSize,
        ] {
            self[keyPath: path] *= factor
        }
        headingSizes = headingSizes.map { $0 * factor }
        textSize = size
    }

    public init(from decoder: any Decoder) throws {
        self.init()
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ path: WritableKeyPath<Self, Value>, _ key: CodingKeys) throws {
            if let value = try container.decodeIfPresent(Value.self, forKey: key) { self[keyPath: path] = value }
        }
        try read(\.textFamily, .textFamily)
        try read(\.figureFamily, .figureFamily)
        try read(\.codeFamily, .codeFamily)
        try read(\.mathFamily, .mathFamily)
        try read(\.paper, .paper)
        try read(\.marginTop, .marginTop)
        try read(\.marginBottom, .marginBottom)
        try read(\.marginSide, .marginSide)
        try read(\.columns, .columns)
        try read(\.gutter, .gutter)
        try read(\.textSize, .textSize)
        try read(\.leading, .leading)
        try read(\.indent, .indent)
        try read(\.paragraphSpace, .paragraphSpace)
        try read(\.titleSize, .titleSize)
        try read(\.authorSize, .authorSize)
        try read(\.noteSize, .noteSize)
        try read(\.abstractSize, .abstractSize)
        try read(\.headingSizes, .headingSizes)
        try read(\.captionSize, .captionSize)
        try read(\.tableSize, .tableSize)
        try read(\.codeSize, .codeSize)
        try read(\.widestFigure, .widestFigure)
        try read(\.textColor, .textColor)
        try read(\.noteColor, .noteColor)
        try read(\.linkColor, .linkColor)
        try read(\.codeGround, .codeGround)
        try read(\.hairlineColor, .hairlineColor)
        try read(\.ruleColor, .ruleColor)
        try read(\.headerLeft, .headerLeft)
        try read(\.headerRight, .headerRight)
        try read(\.footerLeft, .footerLeft)
        try read(\.footerRight, .footerRight)
        try read(\.titleLayout, .titleLayout)
        try read(\.isJustified, .isJustified)
        try read(\.lineBreaking, .lineBreaking)
        try read(\.hasPagePerFigure, .hasPagePerFigure)
        try read(\.figureScale, .figureScale)
        try read(\.figureLook, .figureLook)
        guard headingSizes.count == 4, (1...4).contains(columns), columnWidth > 0, columnHeight > leading else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "a page needs four heading sizes, one to four columns and margins that leave room"
                ))
        }
    }

    /// Width of the text area across all columns.
    public var textWidth: Double { paper.width - 2 * marginSide }
    public var columnWidth: Double { (textWidth - Double(columns - 1) * gutter) / Double(columns) }
    public var columnHeight: Double { paper.height - marginTop - marginBottom }

    func text(
        size: Double? = nil, weight: TextStyle.Weight = .regular, slant: TextStyle.Slant = .upright, color: Color? = nil
    ) -> TextStyle {
        TextStyle(family: textFamily, weight: weight, slant: slant, size: size ?? textSize, color: color ?? textColor)
    }

    func table(weight: TextStyle.Weight = .regular) -> TextStyle {
        TextStyle(family: figureFamily, weight: weight, size: tableSize, color: textColor)
    }

    var code: TextStyle { TextStyle(family: codeFamily, size: codeSize, color: textColor) }
}
