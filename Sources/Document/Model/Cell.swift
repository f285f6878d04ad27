public import Diagnostics

/// A block of code that runs.
public struct Cell: Sendable {
    /// The code between the fences, option lines included, exactly as written.
    public var source: SourceSpan
    /// Line of the notebook (from 1) on which `source` starts.
    public var firstLine: Int
    /// Columns by which each line of the code is indented in the notebook (a block inside a list).
    public var indentation: Int
    /// The code without that indentation, its option lines included.
    public var text: String
    public var options: CellOptions

    public init(source: SourceSpan, firstLine: Int, indentation: Int, text: String, options: CellOptions) {
        self.source = source
        self.firstLine = firstLine
        self.indentation = indentation
        self.text = text
        self.options = options
    }
}
