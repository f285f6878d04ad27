/// What an Arrhenius fit was made of; energies and prefactors of different kinds are not to be mixed.
public enum ArrheniusKind: String, Hashable, Codable, Sendable {
    /// σ in S/cm; its energy lies about k_B T below that of σT.
    case conductivity
    /// σT in S cm⁻¹ K.
    case conductivityTimesTemperature
    /// ν_p in Hz.
    case hoppingFrequency
    /// ω_p in rad/s.
    case angularHoppingRate
    /// D in cm²/s or m²/s, as the values were given.
    case diffusivity
    /// Γ, jumps of one ion a second.
    case jumpRate
    /// Not said.
    case unspecified

    var name: String {
        switch self {
        case .conductivity: "conductivity σ"
        case .conductivityTimesTemperature: "σT"
        case .hoppingFrequency: "the hopping frequency in Hz"
        case .angularHoppingRate: "the angular hopping rate in rad/s"
        case .diffusivity: "diffusivity"
        case .jumpRate: "the rate of jumps"
        case .unspecified: "a quantity that was not named"
        }
    }
}
