/// Where classes of lithium conductors lie in a map of diffusivity against activation energy. Source: Deck and Hu 2023, text on fig 1 (row D7).
public enum DiffusionClass: String, CaseIterable, Hashable, Codable, Sendable {
    case liquid
    case polymer
    case ceramic

    /// D of lithium at room temperature in m²/s, as printed: one order of magnitude, or the ends of a range.
    public var diffusivities: ClosedRange<Double> {
        switch self {
        case .liquid: 1e-10...1e-10
        case .polymer: 1e-11...1e-11
        case .ceramic: 1e-13...1e-12
        }
    }

    /// E in eV.
    public var activationEnergies: ClosedRange<Double> {
        switch self {
        case .liquid: 0.15...0.25
        case .polymer: 0.7...1.4
        case .ceramic: 0.15...0.6
        }
    }
}
