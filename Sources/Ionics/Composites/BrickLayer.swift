public import Quantities

/// A polycrystal as cubes with boundaries of one thickness between them.
///
/// With grains of edge G and boundaries of thickness g ≪ G, the resistances lie in series, 1/σ = 1/σ_g + (g/G)/σ_gb; where boundaries conduct
/// better than grains, current also runs along them, which the formula of both paths has. Source: Näfe, Solid State Ionics 13 (1984) 255; Haile, West
/// and Campbell, J. Mater. Res. 13 (1998) 1576 (row X10).
public struct BrickLayer: Hashable, Codable, Sendable {
    /// σ_g in S/cm.
    public let grainConductivity: Uncertain
    /// σ_gb of the boundary's own material, in S/cm.
    public let boundaryConductivity: Uncertain
    /// g, in one unit with the grain sizes.
    public let boundaryThickness: Double

    /// - Parameters:
    ///   - grainConductivity: σ_g in S/cm, positive.
    ///   - boundaryConductivity: σ_gb in S/cm, positive.
    ///   - boundaryThickness: g in nm, positive.
    public init(grainConductivity: Uncertain, boundaryConductivity: Uncertain, boundaryThickness: Double)
        throws(IonicsError)
    {
        for (name, value) in [
            ("grainConductivity", grainConductivity.value), ("boundaryConductivity", boundaryConductivity.value),
            ("boundaryThickness", boundaryThickness),
        ] where !(value > 0 && value.isFinite) { throw .outOfRange(name: name, value: value, expected: "positive") }
        self.grainConductivity = grainConductivity
        self.boundaryConductivity = boundaryConductivity
        self.boundaryThickness = boundaryThickness
    }

    /// From the two arcs of one spectrum: σ_g = (d/A)/R_g, and σ_gb = (d/A)/R_gb · C_g/C_gb, which needs neither grain size nor boundary thickness as
    /// long as both have the same permittivity; then g/G = C_g/C_gb.
    ///
    /// - Parameters:
    ///   - grainResistance: R_g in Ω.
    ///   - boundaryResistance: R_gb in Ω.
    ///   - grainCapacitance: C_g in F.
    ///   - boundaryCapacitance: C_gb in F, larger.
    ///   - grainSize: G in nm.
    public init(
        grainResistance: Uncertain, boundaryResistance: Uncertain, grainCapacitance: Uncertain,
        boundaryCapacitance: Uncertain, geometry: CellGeometry, grainSize: Double
    ) throws(IonicsError) {
        let ratio = grainCapacitance / boundaryCapacitance
        guard ratio.value > 0, ratio.value < 1 else {
            throw .outOfRange(
                name: "grain capacitance / boundary capacitance", value: ratio.value, expected: "between 0 and 1")
        }
        try self.init(
            grainConductivity: geometry.cellConstant / grainResistance,
            boundaryConductivity: geometry.cellConstant / boundaryResistance * ratio,
            boundaryThickness: ratio.value * grainSize)
    }

    /// σ in S/cm of a pellet of dense grains in series with their boundaries, 1/σ = 1/σ_g + (g/G)/σ_gb.
    ///
    /// - Parameter grainSize: G in nm, at least ten times the boundary's thickness.
    public func conductivity(grainSize: Double) throws(IonicsError) -> Uncertain {
        let ratio = try thicknessRatio(grainSize)
        return CorrelatedValues(
            values: [grainConductivity.value, boundaryConductivity.value],
            covariance: [
                [grainConductivity.standardUncertainty * grainConductivity.standardUncertainty, 0],
                [0, boundaryConductivity.standardUncertainty * boundaryConductivity.standardUncertainty],
            ]
        ).propagate { 1 / (1 / $0[0] + ratio / $0[1]) }
    }

    /// σ in S/cm with the current along the boundaries too: grains as spheres in a matrix of boundary (Maxwell Garnett), of which the share is
    /// 1 − (1 + g/G)⁻³.
    public func conductivityWithBothPaths(grainSize: Double) throws(IonicsError) -> Double {
        let ratio = try thicknessRatio(grainSize)
        let edge = 1 + ratio
        return try EffectiveMedium.maxwellGarnett(
            matrix: boundaryConductivity.value, filler: grainConductivity.value, fraction: 1 / (edge * edge * edge))
    }

    /// R_gb/R_g = (g/G) σ_g/σ_gb, the ratio of the arcs' widths.
    public func resistanceRatio(grainSize: Double) throws(IonicsError) -> Uncertain {
        (try thicknessRatio(grainSize)) * (grainConductivity / boundaryConductivity)
    }

    /// The share of the grains in the whole resistance, R_g/(R_g + R_gb).
    ///
    /// Check: Li₃OBr with 8.8 and 83.0 kΩ gives 0.0959, so that the grains alone would conduct 10.4 times as well. Source: Xia et al. 2022, §5.3.4 (row X10).
    public static func grainShare(grainResistance: Uncertain, boundaryResistance: Uncertain) throws(IonicsError)
        -> Uncertain
    {
        try TransferenceNumber.shares(of: [grainResistance, boundaryResistance]).uncertain(0)
    }

    private func thicknessRatio(_ grainSize: Double) throws(IonicsError) -> Double {
        guard grainSize >= 10 * boundaryThickness, grainSize.isFinite else {
            throw .outOfRange(
                name: "grainSize", value: grainSize,
                expected:
                    "at least ten times the boundary's thickness, \(boundaryThickness): the model wants thin boundaries"
            )
        }
        return boundaryThickness / grainSize
    }
}
