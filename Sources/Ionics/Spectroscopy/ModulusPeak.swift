public import Quantities

/// The maximum of M″ and the parallel circuit that it belongs to.
public struct ModulusPeak: Hashable, Codable, Sendable {
    /// ν in Hz.
    public let frequency: Double
    /// M″ there, without unit.
    public let height: Double
    /// C₀ in F.
    public let emptyCapacitance: Uncertain

    /// C = C₀/(2M″) in F; does not depend on the geometry, whose uncertainty cancels.
    public var capacitance: Double { emptyCapacitance.value / (2 * height) }
    /// R = 1/(2πνC) in Ω.
    public var resistance: Double { 1 / (2 * .pi * frequency * capacitance) }
    /// ε′ = C/C₀, with the uncertainty of the geometry.
    public var permittivity: Uncertain { Uncertain(exactly: capacitance) / emptyCapacitance }
}
