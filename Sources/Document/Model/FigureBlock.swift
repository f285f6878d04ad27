/// A figure: what a block drew or an image file, with caption and number.
public struct FigureBlock: Sendable {
    public enum Content: Sendable {
        case graphic(GraphicIdentifier)
        /// Path of an image file relative to the notebook's folder.
        case image(path: String)
    }

    public var content: Content
    public var caption: [Inline]?
    public var alternative: [Inline]?
    public var identifier: String?
    public var number: String?
    /// Its letter inside a panel.
    public var part: String?
    public var width: Length?
    public var height: Length?
    /// Height divided by width, where no height is given.
    public var aspect: Double?
    /// Whether the data behind the figure go with the report.
    public var attachesData = true

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
