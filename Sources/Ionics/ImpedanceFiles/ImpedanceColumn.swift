/// What a column of an impedance table holds.
public enum ImpedanceColumn: String, Hashable, Codable, Sendable {
    /// ν in Hz.
    case frequency
    /// ω in rad/s.
    case angularFrequency
    /// log₁₀ of ν in Hz.
    case logFrequency
    /// Z′ in Ω.
    case real
    /// Z″ in Ω, its sign as it is written.
    case imaginary
    /// −Z″ in Ω.
    case negativeImaginary
    /// |Z| in Ω.
    case modulus
    /// The phase in degrees, negative for a capacitor.
    case phaseDegrees
    /// The phase in rad.
    case phaseRadians
    /// A number that is the same for all points of one sweep.
    case sweep
    /// Anything else.
    case other
}
