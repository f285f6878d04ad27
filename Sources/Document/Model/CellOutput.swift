/// What a block that ran gave to the document.
public enum CellOutput: Sendable {
    /// Text on standard output or standard error.
    case printed(String)
    /// The text of a displayed value, in the notebook's inline notation.
    case value(markup: String)
    case figure(GraphicIdentifier, alternative: String?)
    /// A displayed table; head and cells are in the notebook's inline notation.
    case table(head: [String], alignments: [TableBlock.Alignment], rows: [[String]], caption: String?)
    /// Text in the notebook's own language, parsed where it stands.
    case markdown(String)
    /// The message of an error that the block was allowed to show.
    case failure(String)
}
