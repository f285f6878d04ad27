import Glibc
public import NumericalMethods
public import Quantities

/// The compensation rule of Meyer and Neldel over a family of materials: ln y₀ = ln y₀₀ + E/(k_B T_MN).
///
/// Energy and prefactor of one Arrhenius fit depend on each other along a line of slope 1/(k_B T̄), with T̄ near the harmonic mean of the
/// measured temperatures, so scatter alone makes a beautiful compensation line. Here each material enters with its covariance, and the slope
/// is compared with that line's. Source: Wang et al. 2022, section 4.2 (row W8); test after R. R. Krug, W. G. Hunter, R. A. Grieger, J. Phys. Chem. 1976, 80, 2335.
public struct MeyerNeldelFit: Sendable {
    /// ln y₀₀ and the slope in eV⁻¹; nil when the energies do not differ, so that no line is defined.
    public let parameters: CorrelatedValues?
    /// Of the line, in units of the materials' own uncertainties; well above 1 means that a line is not all there is.
    public let reducedChiSquare: Double?
    /// Members of the family minus 2.
    public let degreesOfFreedom: Int
    /// T̄ in K: the temperature at which the fits' uncertainties of energy and conductivity are independent.
    public let meanTemperature: Double
    /// Σ (E − Ē)²/u² over the family divided by its degrees of freedom: near 1 when the energies do not differ beyond their uncertainties.
    public let energySpread: Double

    /// What the family shows.
    public enum Verdict: String, Hashable, Codable, Sendable {
        /// The energies do not differ significantly: there is nothing to compensate.
        case energiesAlike
        /// The slope is that of correlated scatter within twice its uncertainty: no evidence of compensation.
        case artefactNotExcluded
        /// The slope differs from that of correlated scatter.
        case compensation
    }

    /// - Parameter family: Arrhenius fits of one kind, at least three, with uncertainties.
    /// - Throws: `NumericalError` when fits are too few or leave no uncertainty.
    public init(family: [ArrheniusFit]) throws(NumericalError) {
        guard family.count > 2 else { throw .tooFewPoints(count: family.count, needed: 3) }
        let mixed = family.reduce(0) { $0 + $1.parameters.covariance[0][1] }
        let energy = family.reduce(0) { $0 + $1.parameters.covariance[1][1] }
        guard energy > 0, energy.isFinite else { throw .notPositive(name: "variances", index: 0, value: energy) }
        // ln y at T̄ instead of ln y₀: there the uncertainties are independent on average, and the slope is what compensation adds.
        let shear = mixed / energy
        meanTemperature = 1 / (PhysicalConstants.boltzmannElectronvolt * shear)
        let weights = family.map { 1 / $0.parameters.covariance[1][1] }
        let energies = family.map { $0.parameters.values[1] }
        let mean = zip(weights, energies).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
        energySpread =
            zip(weights, energies).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) } / Double(family.count - 1)
        degreesOfFreedom = family.count - 2
        guard energySpread >= Self.limit(degreesOfFreedom: family.count - 1) else {
            parameters = nil
            reducedChiSquare = nil
            return
        }
        let line = try ErrorsInVariablesLine(
            points: family.map { fit in
                let v = fit.parameters.covariance
                let x = fit.parameters.values[1]
                return (
                    x: x, y: fit.parameters.values[0] - shear * x, varianceX: v[1][1],
                    varianceY: v[0][0] - 2 * shear * v[0][1] + shear * shear * v[1][1],
                    covariance: v[0][1] - shear * v[1][1]
                )
            })
        parameters = CorrelatedValues(
            values: [line.parameters[0], line.parameters[1] + shear], covariance: line.covariance)
        reducedChiSquare = line.reducedChiSquare
    }

    /// χ²/f that chance exceeds in 5 % of cases, by Wilson and Hilferty's approximation.
    private static func limit(degreesOfFreedom: Int) -> Double {
        let part = 2 / (9 * Double(degreesOfFreedom))
        return pow(1 - part + 1.645 * sqrt(part), 3)
    }

    /// 1/(k_B T_MN) in eV⁻¹.
    public var slope: Uncertain? { parameters?.uncertain(1) }
    /// The Meyer–Neldel energy k_B T_MN in eV.
    public var energy: Uncertain? { parameters?.propagate { 1 / $0[1] } }
    /// T_MN in K, at which all members of the family agree.
    public var isokineticTemperature: Uncertain? {
        parameters?.propagate { 1 / (PhysicalConstants.boltzmannElectronvolt * $0[1]) }
    }
    /// ln y₀₀.
    public var logarithmOfCommonPrefactor: Uncertain? { parameters?.uncertain(0) }

    /// By how many standard uncertainties the slope differs from 1/(k_B T̄), that of scatter alone.
    public var significance: Double? {
        slope.map {
            ($0.value - 1 / (PhysicalConstants.boltzmannElectronvolt * meanTemperature)) / $0.standardUncertainty
        }
    }

    public var verdict: Verdict {
        guard let significance else { return .energiesAlike }
        return abs(significance) > 2 ? .compensation : .artefactNotExcluded
    }

    /// ln y₀ of the line for an energy in eV, for drawing.
    public func logarithmOfPrefactor(atEnergy energy: Double) -> Uncertain? {
        parameters?.propagate { $0[0] + $0[1] * energy }
    }
}
