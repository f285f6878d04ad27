/// Why a report could not be laid out.
public enum TypesettingError: Error, Equatable, CustomStringConvertible {
    case fontNotInstalled(family: String)
    case fontUnreadable(path: String)

    public var description: String {
        switch self {
        case .fontNotInstalled(let family):
            "the font '\(family)' is not installed (Debian: \(Self.debianPackage(family)))"
        case .fontUnreadable(let path): "the font file '\(path)' cannot be read"
        }
    }

    private static func debianPackage(_ family: String) -> String {
        if family.hasPrefix("TeX Gyre"), family.hasSuffix("Math") { return "fonts-texgyre-math" }
        if family.hasPrefix("TeX Gyre") { return "fonts-texgyre" }
        if family.hasPrefix("Inconsolata") { return "fonts-inconsolata" }
        return "search with 'apt-file'"
    }
}
