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
    /// The text of the inline expression with this number.
    case inline(index: Int, markup: String)
}
