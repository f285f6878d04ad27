/// What a parse does beyond CommonMark, where that can be chosen.
public struct ParsingOptions: Sendable {
    /// Whether raw HTML stays in the tree instead of being left out with a warning.
    public var keepsRawHTML: Bool
    /// Whether HTML comments stay with it.
    public var keepsComments: Bool
    /// Whether quotation marks, dashes and dots become typographic ones.
    public var setsTypography: Bool
    /// Whether an image alone in its paragraph is a figure even without attributes.
    public var makesFigures: Bool
    /// Whether headings without an identifier get one made from their text.
    public var namesHeadings: Bool

    public init(
        keepsRawHTML: Bool = false, keepsComments: Bool = false, setsTypography: Bool = true,
        makesFigures: Bool = true, namesHeadings: Bool = true
    ) {
        self.keepsRawHTML = keepsRawHTML
        self.keepsComments = keepsComments
        self.setsTypography = setsTypography
        self.makesFigures = makesFigures
        self.namesHeadings = namesHeadings
    }

    /// Text as CommonMark reads it, with raw HTML where that is allowed.
    public static func plain(rawHTML: Bool) -> ParsingOptions {
        ParsingOptions(
            keepsRawHTML: rawHTML, keepsComments: rawHTML, setsTypography: false, makesFigures: false,
            namesHeadings: false)
    }

    func keeps(html: some StringProtocol) -> Bool { keepsRawHTML && (keepsComments || !html.hasPrefix("<!--")) }
}
