public import Plotting

/// What a running block tells the tool.
public enum CellMessage: Codable, Sendable {
    case figure(Figure)
    case table(Table)
    /// A displayed value's text in the notebook's inline notation.
    case value(markup: String)
    /// Text in the notebook's language.
    case markdown(String)
    case check(CheckResult)
    /// The text of an inline expression, by its place among those that were compiled with it.
    case inline(position: Int, markup: String)
}
