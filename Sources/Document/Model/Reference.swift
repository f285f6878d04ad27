/// `@fig-x`, `[-@fig-x]`, `@Fig-x` or `[@fig-a; @fig-b]`.
public struct Reference: Sendable {
    public var identifiers: [String]
    /// Whether the kind's name ("Figure") stands before the number.
    public var showsKind: Bool
    /// Whether that name starts a sentence.
    public var isCapitalized: Bool

    public init(identifiers: [String], showsKind: Bool, isCapitalized: Bool) {
        self.identifiers = identifiers
        self.showsKind = showsKind
        self.isCapitalized = isCapitalized
    }
}
