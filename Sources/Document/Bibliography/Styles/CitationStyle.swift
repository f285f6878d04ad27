import Diagnostics

/// How works are cited and listed.
///
/// Titles and names of journals stand as the bibliography has them: their letters are not changed, nothing is abbreviated.
public enum CitationStyle: String, CaseIterable, Sendable {
    /// American Chemical Society (ACS Guide to Scholarly Communication; lists of J. Am. Chem. Soc. and Chem. Rev.).
    case acs
    /// Royal Society of Chemistry (guidelines for authors; lists without titles of articles).
    case rsc
    /// Nature (formatting guide).
    case nature
    /// Names and years, as journals of Elsevier have them ("Harvard").
    case authorYear = "author-year"

    /// Whether works are cited by numbers, in the order in which they are first cited.
    public var isNumeric: Bool { self != .authorYear }

    /// What stands before an entry of the list.
    func label(_ number: Int) -> String? {
        switch self {
        case .acs: "(\(number))"
        case .rsc: "\(number)"
        case .nature: "\(number)."
        case .authorYear: nil
        }
    }

    /// "ref 12", which takes the place of a raised number where that would be misread.
    func words(forOne isOne: Bool) -> String {
        switch self {
        case .acs: isOne ? "ref" : "refs"
        case .rsc, .nature, .authorYear: isOne ? "ref." : "refs."
        }
    }

    /// The entry of the list without its label.
    ///
    /// - Parameter yearSuffix: The letter that tells works of one author and year apart.
    func entry(_ entry: BibliographyEntry, yearSuffix: String = "") -> [Inline] {
        switch self {
        case .acs: ACSEntry.inlines(entry)
        case .rsc: RSCEntry.inlines(entry)
        case .nature: NatureEntry.inlines(entry)
        case .authorYear: AuthorYearEntry.inlines(entry, yearSuffix: yearSuffix)
        }
    }
}
