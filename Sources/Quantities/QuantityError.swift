/// What is wrong with a quantity or with what was asked of it.
public enum QuantityError: Error, Equatable, CustomStringConvertible {
    /// Symbols of two units that measure different things.
    case dimensionsDiffer(String, String)

    public var description: String {
        switch self {
        case .dimensionsDiffer(let from, let to):
            "'\(from)' cannot be turned into '\(to)': they measure different things\(hint(from, to))"
        }
    }

    private func hint(_ first: String, _ second: String) -> String {
        let both = first + " " + second
        if both.contains("rad"), both.contains("Hz") {
            return "; Frequency turns angular into ordinary frequencies by name"
        }
        if both.contains("mol"), both.contains("eV") || both.contains("J") {
            return "; Quantity.perParticle and .perMole divide and multiply by the Avogadro constant"
        }
        return ""
    }
}
