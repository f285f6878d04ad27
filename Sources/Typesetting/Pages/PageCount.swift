/// How a document's pages are counted: by itself, or as a part of a larger one.
public struct PageCount: Hashable, Sendable {
    /// The number of the first page.
    public var first: Int
    /// Pages of the whole; nil where the document is the whole.
    public var total: Int?

    /// - Parameters: as the properties.
    public init(first: Int = 1, total: Int? = nil) {
        self.first = first
        self.total = total
    }
}
