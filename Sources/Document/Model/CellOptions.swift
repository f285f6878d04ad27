public import Diagnostics

/// What the `//|` lines of a block say, with the defaults of the front matter filled in.
public struct CellOptions: Sendable {
    public enum Output: String, Sendable { case shown, hidden, asIs }

    public var label: String?
    public var labelSpan: SourceSpan?
    public var echo = false
    /// Whether the listing is folded in HTML.
    public var foldsCode = false
    public var output = Output.shown
    /// Whether an error is shown in the report instead of stopping it.
    public var allowsError = false
    /// Whether anything of the block appears in the report; it runs either way.
    public var include = true
    public var eval = true
    public var cache = true
    public var figureCaption: [Inline]?
    /// Captions of the single figures of a block that shows several.
    public var figureSubcaptions: [[Inline]] = []
    /// Where a figure is from, when it is not the author's own, and on what terms it may be shown.
    public var figureCredit: [Inline]?
    public var figureLicence: String?
    /// How many figures of the block stand in a row.
    public var layoutColumns: Int?
    public var figureAlternative: String?
    /// Width of figures; nil is the figure's own.
    public var figureWidth: Length?
    public var figureHeight: Length?
    public var tableCaption: [Inline]?
    /// Seconds that the block may run; nil is the evaluator's default.
    public var timeout: Double?
    /// Bytes of memory that the block may use; nil is the evaluator's default.
    public var memory: UInt64?

    public init() {}
}
