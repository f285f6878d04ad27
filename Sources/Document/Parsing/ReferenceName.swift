/// A name that can be referred to, such as `fig-arrhenius`.
struct ReferenceName {
    enum Kind: String, CaseIterable {
        case figure = "fig"
        case table = "tbl"
        case equation = "eq"
        case section = "sec"
        case listing = "lst"
    }

    var kind: Kind
    var identifier: String
    var isCapitalized: Bool

    /// Reads a name; nil when it does not start with one of the kinds' prefixes.
    init?(_ text: some StringProtocol) {
        guard let dash = text.firstIndex(of: "-"), text.index(after: dash) < text.endIndex else { return nil }
        let prefix = String(text[..<dash])
        let lowered = prefix.prefix(1).lowercased() + prefix.dropFirst()
        guard let kind = Kind(rawValue: lowered) else { return nil }
        self.kind = kind
        identifier = lowered + text[dash...]
        isCapitalized = lowered != prefix
    }
}
