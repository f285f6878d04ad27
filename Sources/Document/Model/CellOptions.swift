public import Diagnostics

/// What the `//|` lines of a block say, with the defaults of the front matter filled in.
public struct CellOptions: Sendable {
    /// What is shown of the results.
    public enum Output: String, Sendable { case shown, hidden, asIs }

    /// The name that references use.
    public var label: String?
    /// Where the label is written.
    public var labelSpan: SourceSpan?
    /// Whether the code is shown.
    public var echo = false
    /// Whether the listing is folded in HTML.
    public var foldsCode = false
    /// What is shown of the results.
    public var output = Output.shown
    /// Whether an error is shown in the report instead of stopping it.
    public var allowsError = false
    /// Whether anything of the block appears in the report; it runs either way.
    public var include = true
    /// Whether the block runs.
    public var eval = true
    /// Whether results are kept until something changes.
    public var cache = true
    /// Caption of the figure, or of all figures together.
    public var figureCaption: [Inline]?
    /// Captions of the single figures of a block that shows several.
    public var figureSubcaptions: [[Inline]] = []
    /// Where a figure is from, when it is not the author's own, and on what terms it may be shown.
    public var figureCredit: [Inline]?
    /// On what terms a figure of others may be shown.
    public var figureLicence: String?
    /// How many figures of the block stand in a row.
    public var layoutColumns: Int?
    /// What the figure shows, for those who cannot see it.
    public var figureAlternative: [Inline]?
    /// Width of figures; nil is the figure's own.
    public var figureWidth: Length?
    /// Height of figures; nil is the figure's own.
    public var figureHeight: Length?
    /// Height of figures divided by their width, where no height is given.
    public var figureAspect: Double?
    /// Caption of the table.
    public var tableCaption: [Inline]?
    /// Relative widths of a table's columns; empty where they follow their cells.
    public var tableColumnWidths: [Double] = []
    /// Caption of the listing.
    public var listingCaption: [Inline]?
    /// Whether the listing's lines are numbered.
    public var numbersLines = false
    /// Classes of the listing in HTML.
    public var listingClasses: [String] = []
    /// Whether results may be as wide as the page's text instead of their column.
    public var isPageWide = false
    /// Files that the block depends on without reading them itself, from the notebook's folder.
    public var inputs: [String] = []
    /// Whether the block's checks are shown as a table.
    public var showsChecks = true
    /// Whether the data behind figures go with the report.
    public var attachesData = true
    /// Whether warnings about the block are told.
    public var tellsWarnings = true
    /// Seconds that the block may run; nil is the evaluator's default.
    public var timeout: Double?
    /// Bytes of memory that the block may use; nil is the evaluator's default.
    public var memory: UInt64?

    /// The standard options.
    public init() {}
}
