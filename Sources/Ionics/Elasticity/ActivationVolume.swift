import Glibc
import NumericalMethods
import Quantities

/// The activation volume of conduction from conductivities under pressure.
///
/// ΔV = −k_B T d ln σ/dp, by a straight line through ln σ. The attempt frequency's own dependence on pressure, a few per cent, is left in.
/// Source: Xia 2022, §5.3.5 (row X11); Samara, Solid State Phys. 38, 1 (1984).
public struct ActivationVolume: Hashable, Sendable {
    /// ΔV in Å³, with its standard uncertainty.
    public let volume: Uncertain
    /// ln(σ/σ unit) at zero pressure.
    public let logarithmAtZeroPressure: Uncertain
    /// Covariance of the line's two parameters, ln σ₀ and d ln σ/dp in 1/GPa.
    public let covariance: [[Double]]
    /// Of ln σ.
    public let residuals: [Double]
    /// Points less two.
    public let degreesOfFreedom: Int

    /// ΔV in cm³/mol.
    public var molarVolume: Uncertain {
        let factor = PhysicalConstants.avogadro * 1e-24
        return Uncertain(volume.value * factor, standardUncertainty: volume.standardUncertainty * factor)
    }

    /// - Parameters:
    ///   - pressures: in GPa, at least two different ones.
    ///   - conductivities: positive, in any one unit.
    ///   - relativeUncertainties: of the conductivities; nil estimates them from the scatter, which needs three points.
    ///   - temperature: in K.
    public init(
        pressures: [Double], conductivities: [Double], relativeUncertainties: [Double]? = nil, temperature: Double
    ) throws(IonicsError) {
        guard pressures.count == conductivities.count else {
            throw .outOfRange(
                name: "number of conductivities", value: Double(conductivities.count),
                expected: "that of the pressures, \(pressures.count)")
        }
        for (index, value) in conductivities.enumerated() where !(value > 0 && value.isFinite) {
            throw .outOfRange(name: "conductivities[\(index)]", value: value, expected: "positive")
        }
        guard temperature > 0 else {
            throw .outOfRange(name: "temperature", value: temperature, expected: "positive, in K")
        }
        let needed = relativeUncertainties == nil ? 3 : 2
        guard pressures.count >= needed else {
            throw .outOfRange(
                name: "number of pressures", value: Double(pressures.count), expected: "at least \(needed)")
        }
        let fit: LinearLeastSquares
        do {
            fit = try LinearLeastSquares(
                design: pressures.map { [1, $0] }, values: conductivities.map { log($0) },
                standardUncertainties: relativeUncertainties)
        } catch {
            throw .outOfRange(
                name: "number of different pressures", value: Double(Set(pressures).count),
                expected: "at least 2, with finite pressures and positive uncertainties (\(error))")
        }
        // J over GPa is 10⁻⁹ m³, and 1 m³ is 10³⁰ Å³.
        let factor = PhysicalConstants.boltzmann * temperature * 1e21
        volume = Uncertain(
            -fit.solution[1] * factor, standardUncertainty: fit.covariance[1][1].squareRoot() * factor)
        logarithmAtZeroPressure = Uncertain(
            fit.solution[0], standardUncertainty: fit.covariance[0][0].squareRoot())
        covariance = fit.covariance
        residuals = fit.residuals
        degreesOfFreedom = fit.degreesOfFreedom
    }
}
