/// Why a formula is not understood, or cannot be counted or weighed.
public enum ChemistryError: Error, Equatable, CustomStringConvertible {
    case unknownElement(String, formula: String)
    case unexpected(Character, formula: String)
    case unclosed(Character, formula: String)
    case tooDeep(formula: String)
    case empty
    /// A variable that was given no value.
    case missingVariable(Character, formula: String)
    /// A count that the variables' values make negative.
    case negativeCount(String, count: Double, formula: String)
    case noAtomicWeight(String, formula: String)
    /// A radius that is not a number above zero.
    case invalidRadius(String, radius: Double)
    /// A reaction that no coefficients above zero balance.
    case noBalance(String)
    /// A reaction that is a mixture of several.
    case severalBalances(String)
    /// A defect or a reaction of defects whose notation is not understood.
    case unreadableDefects(String, reason: String)
    /// A reaction of defects that does not conserve what is named.
    case unbalancedDefects(String, differences: [String])
    /// An ion that the table of radii does not have in this coordination; `known` are those that it has.
    case noRadius(String, coordination: Int, known: [Int])
    /// An ion whose radius depends on its spin.
    case spinNeeded(String, coordination: Int)
    /// Ions whose charges do not cancel.
    case notNeutral(charge: Double)
    /// A volume that is not a number above zero.
    case invalidVolume(Double)
    /// A wavelength that is not a number above zero.
    case invalidWavelength(Double)
    /// An element without a neutron scattering length in the table.
    case noScattering(String, formula: String)

    /// What is wrong, with the offending text and what to do.
    public var description: String {
        switch self {
        case .unknownElement(let symbol, let formula): "'\(symbol)' in '\(formula)' is no element"
        case .unexpected(let character, let formula): "'\(character)' in '\(formula)' is not understood"
        case .unclosed(let bracket, let formula): "'\(bracket)' in '\(formula)' is not closed"
        case .tooDeep(let formula): "'\(formula.prefix(40))…' has more brackets in brackets than a formula needs"
        case .empty: "the formula is empty"
        case .missingVariable(let variable, let formula):
            "'\(variable)' in '\(formula)' has no value; give one, for example [\"\(variable)\": 0.5]"
        case .negativeCount(let symbol, let count, let formula):
            "the count of '\(symbol)' in '\(formula)' becomes \(count); give the variables other values"
        case .noAtomicWeight(let symbol, let formula): "'\(symbol)' in '\(formula)' has no standard atomic weight"
        case .invalidRadius(let ion, let radius): "the radius of \(ion) is \(radius); give a number above zero"
        case .noBalance(let reaction):
            "no coefficients balance '\(reaction)'; is a compound missing or on the wrong side?"
        case .severalBalances(let reaction): "'\(reaction)' mixes several reactions; leave compounds out"
        case .unreadableDefects(let text, let reason): "'\(text)' is not understood: \(reason)"
        case .unbalancedDefects(let reaction, let differences):
            "'\(reaction)' is not balanced: \(differences.joined(separator: ", "))"
        case .noRadius(let ion, let coordination, let known):
            "no radius of '\(ion)' with \(coordination) neighbours\(known.isEmpty ? "; write the charge, for example Li+ or O^2-" : "; known: \(known.map(String.init).joined(separator: ", "))")"
        case .spinNeeded(let ion, let coordination):
            "the radius of '\(ion)' with \(coordination) neighbours depends on the spin; say high or low"
        case .notNeutral(let charge): "the charges of the ions sum to \(charge), not to zero"
        case .invalidVolume(let volume): "the volume is \(volume); give a number above zero"
        case .invalidWavelength(let wavelength): "the wavelength is \(wavelength); give a number above zero"
        case .noScattering(let name, let formula): "'\(name)' in '\(formula)' has no neutron scattering length here"
        }
    }
}
