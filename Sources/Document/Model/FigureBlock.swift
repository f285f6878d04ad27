/// A figure: what a block drew or an image file, with caption and number.
public struct FigureBlock: Sendable {
    /// What is shown.
    public enum Content: Sendable {
        /// What a block drew.
        case graphic(GraphicIdentifier)
        /// Path of an image file relative to the notebook's folder.
        case image(path: String)
    }

    /// What is shown.
    public var content: Content
    /// The text below it.
    public var caption: [Inline]?
    /// What it shows in words, for those who cannot see it; `alternativeText` is the same without markup.
    public var alternative: [Inline]?
    /// The name that references use.
    public var identifier: String?
    /// Its number as it is printed, for example 3 or S1; nil without a caption, and before numbers are given.
    public var number: String?
    /// Its letter inside a panel.
    public var part: String?
    /// Its width as the author asks; nil is its own.
    public var width: Length?
    /// Its height as the author asks; nil is its own.
    public var height: Length?
    /// Height divided by width, where no height is given.
    public var aspect: Double?
    /// Whether the data behind the figure go with the report.
    public var attachesData = true

    /// - Parameters: as the properties of these names.
    public init(
        content: Content, caption: [Inline]? = nil, alternative: [Inline]? = nil, identifier: String? = nil,
        number: String? = nil, width: Length? = nil, height: Length? = nil
    ) {
        self.content = content
        self.caption = caption
        self.alternative = alternative
        self.identifier = identifier
        self.number = number
        self.width = width
        self.height = height
    }

    /// What it shows as plain text, exponents raised.
    public var alternativeText: String? { alternative?.plainText(raising: true) }
}
