/// `when-format` and `unless-format` of `::: {.content-visible}` and `::: {.content-hidden}`.
public struct FormatCondition: Hashable, Sendable {
    /// The formats that a document is resolved for: pages (PDF and SVG alike) and HTML.
    public enum Format: String, CaseIterable, Sendable { case pdf, html }

    public var formats: Set<Format>

    public init(formats: Set<Format>) { self.formats = formats }

    public func holds(in format: Format) -> Bool { formats.contains(format) }
}
