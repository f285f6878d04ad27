/// A length on the page.
public enum Length: Hashable, Sendable {
    case points(Double)
    /// A part of the text width, 1 for all of it.
    case fraction(Double)
    /// The width of a column.
    case column
    /// The width of the page's text area, across all columns.
    case page
}
