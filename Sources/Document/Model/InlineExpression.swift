public import Diagnostics

/// Swift in running text, `` `{swift} fit.activationEnergy` ``.
public struct InlineExpression: Sendable {
    /// The expression alone, where it stands in the notebook.
    public var source: SourceSpan

    public init(source: SourceSpan) { self.source = source }

    public var text: String { source.text }
}
