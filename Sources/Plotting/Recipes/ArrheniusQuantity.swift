/// What an Arrhenius plot shows on its y axis.
public enum ArrheniusQuantity: String, Codable, Hashable, Sendable {
    /// σ in S cm⁻¹.
    case conductivity
    /// σT in S cm⁻¹ K.
    case conductivityTimesTemperature
    /// D in cm² s⁻¹.
    case diffusionCoefficient
    /// Γ in s⁻¹.
    case rate
    /// ω_p = 2π ν_p in rad s⁻¹.
    case hoppingAngularFrequency
    /// τ in s.
    case relaxationTime

    /// In label markup.
    public var title: String {
        switch self {
        case .conductivity: "*σ*"
        case .conductivityTimesTemperature: "*σT*"
        case .diffusionCoefficient: "*D*"
        case .rate: "*Γ*"
        case .hoppingAngularFrequency: "*ω*~p~"
        case .relaxationTime: "*τ*"
        }
    }

    /// In label markup.
    public var unit: String {
        switch self {
        case .conductivity: "S cm^−1^"
        case .conductivityTimesTemperature: "S cm^−1^ K"
        case .diffusionCoefficient: "cm^2^ s^−1^"
        case .rate: "s^−1^"
        case .hoppingAngularFrequency: "rad s^−1^"
        case .relaxationTime: "s"
        }
    }
}
