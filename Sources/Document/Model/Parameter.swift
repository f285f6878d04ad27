public import Diagnostics

/// A value that the front matter gives a name, for blocks to read and the command line to change.
public struct Parameter: Sendable {
    /// A Swift identifier.
    public var name: String
    public var value: ParameterValue
    public var span: SourceSpan

    public init(name: String, value: ParameterValue, span: SourceSpan) {
        self.name = name
        self.value = value
        self.span = span
    }
}
