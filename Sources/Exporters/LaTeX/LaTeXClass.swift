/// What the document classes that journals use want differently.
enum LaTeXClass: Equatable {
    case article, achemso, revtex, elsarticle
    /// A class that is not known here is treated as achemso's plain kin: title before, affiliations apart.
    case other

    init(name: String, options: String) {
        switch name {
        case "article", "scrartcl", "report", "scrreprt": self = .article
        case "achemso": self = .achemso
        case "elsarticle", "cas-sc", "cas-dc": self = .elsarticle
        default: self = name.hasPrefix("revtex") ? .revtex : .other
        }
    }

    /// Whether title and abstract stand after the document's beginning.
    var wantsTitleInside: Bool { self == .revtex || self == .elsarticle }

    /// Whether tables may run over pages: those in columns may not.
    var takesLongTables: Bool { self == .article || self == .achemso }
}
