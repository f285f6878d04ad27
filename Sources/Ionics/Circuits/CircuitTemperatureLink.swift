/// How a parameter of a circuit depends on temperature in a fit of a whole series.
public enum CircuitTemperatureLink: String, Hashable, Codable, Sendable {
    /// A value of its own at each temperature.
    case free
    /// One value for all temperatures, as for exponents and geometric capacitances.
    case shared
    /// R ∝ T exp(E/k_B T): the resistance of a conductor with σT = σ₀ exp(−E/k_B T).
    case resistance
    /// p ∝ exp(E/k_B T): a resistance with σ = σ₀ exp(−E/k_B T), or a relaxation time.
    case activated

    var isActivated: Bool { self == .resistance || self == .activated }
}
