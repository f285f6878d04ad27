public import CellProtocol

/// A value that knows how it stands in a report.
public protocol Displayable {
    /// What the report shows for the value.
    var displayMessage: CellMessage { get }
}

extension Figure: Displayable {
    public var displayMessage: CellMessage { .figure(self) }
}

extension Table: Displayable {
    public var displayMessage: CellMessage { .table(self) }
}

/// Text in the notebook's own language, set as if it stood in the notebook.
public struct Markdown: Displayable, Sendable {
    public var text: String

    public init(_ text: String) { self.text = text }

    public var displayMessage: CellMessage { .markdown(text) }
}
