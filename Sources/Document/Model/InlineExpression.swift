public import Diagnostics

/// Swift in running text, `` `{swift} fit.activationEnergy` ``, with a format behind a semicolon where one is asked for:
/// `` `{swift} fit.activationEnergy; .3 meV` ``.
public struct InlineExpression: Sendable {
    /// The expression alone, where it stands in the notebook.
    public var source: SourceSpan

    /// How its number is written, as text that `NumberFormat` reads; nil for the standard way.
    public var format: String?

    /// - Parameters: as the properties of these names.
    public init(source: SourceSpan, format: String? = nil) {
        self.source = source
        self.format = format
    }

    public var text: String { source.text }
}
