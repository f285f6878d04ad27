import Glibc
import NumericalMethods
public import Quantities

/// The Arrhenius laws of σ_dc T and of the hopping rate, fitted together to a temperature series of spectra.
///
/// ln σT = ln σ₀ − E_a/(k_B T) and ln ω_p = ln ω_eff − E_m/(k_B T). σ_dc and ω_p of one spectrum depend on each other, strongly so where
/// little of the rise is seen; fitting both lines at once with the covariance of each spectrum carries that into E_f = E_a − E_m, C and ΔS_m.
/// Source: Li et al. 2023, eqs 5–9 (rows L3, L5, L6).
public struct HoppingTemperatureSeries: Sendable {
    /// ln σ₀ (σ₀ in S cm⁻¹ K), E_a in eV, ln ω_eff (in rad/s), E_m in eV.
    public let parameters: CorrelatedValues
    /// Of both lines together, in units of the spectra's own uncertainties.
    public let reducedChiSquare: Double
    public let degreesOfFreedom: Int

    /// - Parameters:
    ///   - temperatures: in K, one for each spectrum, at least three.
    ///   - spectra: fits whose hopping rate lies within the data; leave out those that give only a bound.
    /// - Throws: `NumericalError` when points are too few or at one temperature, `IonicsError.undetermined` when a spectrum gives only a bound
    ///   of its hopping rate.
    public init(temperatures: [Double], spectra: [JonscherFit]) throws {
        guard temperatures.count == spectra.count else {
            throw NumericalError.lengthsDiffer("temperatures and spectra", temperatures.count, spectra.count)
        }
        guard temperatures.count > 2 else {
            throw NumericalError.tooFewPoints(count: temperatures.count, needed: 3)
        }
        for (index, fit) in spectra.enumerated() where fit.hoppingRateDetermination != .determined {
            throw IonicsError.undetermined(name: "spectra[\(index)]", fit.hoppingRateDetermination)
        }
        var design: [[Double]] = []
        var values: [Double] = []
        for (index, (temperature, fit)) in zip(temperatures, spectra).enumerated() {
            guard temperature > 0, temperature.isFinite else {
                throw NumericalError.notPositive(name: "temperatures", index: index, value: temperature)
            }
            let inverse = -1 / (PhysicalConstants.boltzmannElectronvolt * temperature)
            let rows: [[Double]] = [[1, inverse, 0, 0], [0, 0, 1, inverse]]
            let measured = [fit.parameters.values[0] + log(temperature), fit.parameters.values[1]]
            // Multiplied by L⁻¹ of their covariance L Lᵀ the two become independent with variance 1.
            let covariance = fit.parameters.covariance
            let first = sqrt(covariance[0][0])
            let mixed = covariance[1][0] / first
            let second = sqrt(covariance[1][1] - mixed * mixed)
            guard first > 0, second > 0 else {
                throw NumericalError.notPositiveDefinite(name: "covariance of a spectrum", row: index)
            }
            func independent(_ pair: [Double]) -> [Double] {
                let head = pair[0] / first
                return [head, (pair[1] - mixed * head) / second]
            }
            let columns = (0..<4).map { independent([rows[0][$0], rows[1][$0]]) }
            design.append(columns.map { $0[0] })
            design.append(columns.map { $0[1] })
            values += independent(measured)
        }
        let fit = try LinearLeastSquares(
            design: design, values: values, standardUncertainties: values.map { _ in 1 })
        parameters = CorrelatedValues(values: fit.solution, covariance: fit.covariance)
        reducedChiSquare = fit.reducedChiSquare
        degreesOfFreedom = fit.degreesOfFreedom
    }

    /// E_a of σT in eV.
    public var activationEnergy: Uncertain { parameters.uncertain(1) }
    /// E_m in eV.
    public var migrationEnergy: Uncertain { parameters.uncertain(3) }
    /// E_f = E_a − E_m in eV.
    public var formationEnergy: Uncertain { parameters.propagate { $0[1] - $0[3] } }

    /// C = (σT/ν_p) exp[(E_a − E_m)/k_B T] in S cm⁻¹ Hz⁻¹ K, with the hopping rate as the ordinary frequency ν_p.
    public var concentrationFactorPerHertz: Uncertain { parameters.propagate { 2 * .pi * exp($0[0] - $0[2]) } }
    /// The same with the angular rate ω_p, in S cm⁻¹ (rad/s)⁻¹ K: 2π smaller.
    public var concentrationFactorPerRadianPerSecond: Uncertain { parameters.propagate { exp($0[0] - $0[2]) } }

    /// exp(ΔS_m/k_B) = ω_eff/ω₀.
    public func migrationEntropyFactor(attemptFrequency: Frequency) -> Uncertain {
        parameters.propagate { exp($0[2]) } / attemptFrequency.radiansPerSecond
    }

    /// σ in S/cm at a temperature in K.
    public func dcConductivity(atTemperature temperature: Double) -> Uncertain {
        parameters.propagate {
            exp($0[0] - $0[1] / (PhysicalConstants.boltzmannElectronvolt * temperature)) / temperature
        }
    }

    /// The hopping rate at a temperature in K.
    public func hoppingRate(atTemperature temperature: Double) -> Frequency {
        Frequency(
            radiansPerSecond: parameters.propagate {
                exp($0[2] - $0[3] / (PhysicalConstants.boltzmannElectronvolt * temperature))
            })
    }
}
