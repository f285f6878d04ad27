public import Quantities

/// A peak of a distribution of relaxation times: a process.
public struct RelaxationPeak: Hashable, Codable, Sendable {
    /// τ of the maximum in s.
    public let maximumTime: Double
    /// γ there in Ω.
    public let height: Double
    /// τ in s at which the mean of ln τ over the peak lies.
    public let relaxationTime: Uncertain
    /// R in Ω: the area of the peak.
    public let resistance: Uncertain
    /// C = τ/R in F.
    public let capacitance: Uncertain
    /// Where the peak is cut off from its neighbours, τ in s.
    public let range: ClosedRange<Double>
    /// Whether it touches an end of the grid, so that only a part of it is seen.
    public let isAtEdge: Bool

    /// What capacitances of this size mean in a pellet of thickness d in cm and area A in cm².
    public func assignments(thickness: Double, area: Double) -> [CapacitanceAssignment] {
        CapacitanceAssignment.candidates(capacitance: capacitance.value, thickness: thickness, area: area)
    }
}
