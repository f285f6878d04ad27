import Quantities

/// The correction of a diffusivity in a liquid for the periodic images of the cell: D∞ = D + ξ k_B T/(6π η L), ξ = 2.837297 for a cube.
///
/// It is hydrodynamic: the images drag the liquid. In a solid the framework takes up the momentum and it must not be applied; there
/// compare cells of several sizes. Source: I.-C. Yeh, G. Hummer, J. Phys. Chem. B 108, 15873 (2004), eq 7.
public enum FiniteSizeCorrection {
    /// ξ of a cubic lattice.
    public static let cubicConstant = 2.837_297

    /// What to add to D, in cm²/s.
    ///
    /// - Parameters:
    ///   - temperature: in K.
    ///   - viscosity: η in Pa s, positive.
    ///   - edge: L of the cubic cell in Å, positive.
    public static func yehHummer(temperature: Double, viscosity: Double, edge: Double) throws(TrajectoryError) -> Double
    {
        guard viscosity > 0 else { throw .outOfRange(name: "viscosity", value: viscosity, expected: "positive") }
        guard edge > 0 else { throw .outOfRange(name: "edge", value: edge, expected: "positive") }
        guard temperature > 0 else { throw .outOfRange(name: "temperature", value: temperature, expected: "positive") }
        return cubicConstant * PhysicalConstants.boltzmann * temperature / (6 * .pi * viscosity * edge * 1e-10) * 1e4
    }
}
