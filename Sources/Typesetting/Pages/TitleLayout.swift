/// How a report begins.
public enum TitleLayout: String, Codable, Sendable {
    /// Title, authors, abstract between hairlines, then the text.
    case block
    /// The sender above a rule, the title as the subject below it.
    case letter
    /// A page of its own.
    case page
}
