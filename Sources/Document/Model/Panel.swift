/// Figures or tables side by side, `::: {#fig-panel layout-ncol=2}`, its parts marked (a), (b) and so on.
public struct Panel: Sendable {
    public var identifier: String?
    /// How many parts stand in a row.
    public var columns: Int
    public var parts: [Block]
    public var caption: [Inline]?
    public var number: String?

    public init(
        identifier: String?, columns: Int, parts: [Block], caption: [Inline]? = nil, number: String? = nil
    ) {
        self.identifier = identifier
        self.columns = columns
        self.parts = parts
        self.caption = caption
        self.number = number
    }
}
