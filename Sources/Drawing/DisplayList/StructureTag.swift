/// The role of drawn items in the document's structure, as tagged PDF names it.
public struct StructureTag: Hashable, Sendable {
    public enum Role: String, Sendable {
        case heading1 = "H1"
        case heading2 = "H2"
        case heading3 = "H3"
        case heading4 = "H4"
        case heading5 = "H5"
        case paragraph = "P"
        case list = "L"
        case listItem = "LI"
        case listLabel = "Lbl"
        case contents = "TOC"
        case contentsEntry = "TOCI"
        case quotation = "BlockQuote"
        case code = "Code"
        case table = "Table"
        case tableRow = "TR"
        case tableHeader = "TH"
        case tableCell = "TD"
        case figure = "Figure"
        case caption = "Caption"
        case formula = "Formula"
        /// Text of an element that holds other elements too.
        case span = "Span"
        /// What is not part of the text: rules, page numbers, repeated heads.
        case artifact = "Artifact"
        case note = "Note"
        case division = "Div"
    }

    public var role: Role
    /// What the element shows, for readers who cannot see it.
    public var alternative: String?
    /// Pieces with the same number are one element, also when they stand on several pages. Numbers rise in the order in which the
    /// document is read, wherever on the pages an element stands.
    public var number: Int?

    public init(_ role: Role, alternative: String? = nil, number: Int? = nil) {
        self.role = role
        self.alternative = alternative
        self.number = number
    }
}
