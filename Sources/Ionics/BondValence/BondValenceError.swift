/// What the bond-valence method does not know about a structure.
public enum BondValenceError: Error, Equatable, CustomStringConvertible {
    case noCharge(label: String, element: String)
    case noPair(cation: String, cationCharge: Int, anion: String, anionCharge: Int)
    case noRadius(String)
    case noElement(String)
    case noFramework(String)

    /// What is missing, and where to give it.
    public var description: String {
        switch self {
        case .noCharge(let label, let element):
            "the charge of '\(label)' (\(element)) is not given; add it to `charges`, for example [\"\(element)\": −2]"
        case .noPair(let cation, let cationCharge, let anion, let anionCharge):
            "no parameters for \(cation) of charge \(cationCharge) with \(anion) of charge \(anionCharge); give them as `pairs`"
        case .noRadius(let element): "the covalent radius of \(element) is not known; give it in `radii`"
        case .noElement(let element): "'\(element)' is no element"
        case .noFramework(let mobile): "the structure has no charged ions besides \(mobile)"
        }
    }
}
