/// What is wrong with a quantity or with what was asked of it.
public enum QuantityError: Error, Equatable, CustomStringConvertible {
    /// Symbols of two units that measure different things.
    case dimensionsDiffer(String, String)
    /// The part of a unit's text that names none.
    case unknownUnit(String)
    /// The unit that a number was to be given in, though nobody said what its own is.
    case noUnit(wanted: String)
    /// The text of a format that is none.
    case malformedFormat(String)

    public var description: String {
        switch self {
        case .dimensionsDiffer(let from, let to):
            "'\(from)' cannot be turned into '\(to)': they measure different things\(hint(from, to))"
        case .noUnit(let wanted):
            "a number without a unit cannot be given in '\(wanted)': make it a Quantity or a MeasuredQuantity, or write the unit in the text"
        case .unknownUnit(let name): "there is no unit '\(name)'"
        case .malformedFormat(let text): "'\(text)' is no format of a number"
        }
    }

    /// What may be written instead.
    public var advice: String? {
        switch self {
        case .dimensionsDiffer, .noUnit: nil
        case .unknownUnit: "write a unit such as meV, S/cm, S cm^-1 or kJ/mol"
        case .malformedFormat:
            "write digits, a sign and a unit, for example .3 meV, .2f, .1e S/cm, ± eV"
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
