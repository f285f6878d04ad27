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
    /// How many points beyond the parameters the spectra's own uncertainties were estimated from; nil when they were given.
    public let scatterDegreesOfFreedom: Int?
    /// How many hopping rates entered as bounds.
    public let boundCount: Int
    /// By how much the exponent n rises over the temperatures of the spectra that determine a rate, by a weighted straight line; nil for two of them.
    public let exponentRise: Uncertain?

    /// Whether n changes by more than 0.15 and more than three standard uncertainties: then grain boundaries or electrodes bend the spectra, and the rates
    /// are not those of hopping. Source: row L11; the limits are this library's own.
    public var suggestsMixedArcs: Bool {
        exponentRise.map { abs($0.value) > 0.15 && abs($0.value) > 3 * $0.standardUncertainty } ?? false
    }

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
        let isEstimated = spectra.allSatisfy { $0.reducedChiSquare == nil }
        try self.init(
            temperatures: temperatures, rates: spectra.map { .rate($0.parameters) },
            exponents: zip(temperatures, spectra).map { ($0, $1.exponent) },
            scatterFreedoms: isEstimated ? spectra.map(\.degreesOfFreedom) : nil)
    }

    /// The same from analyses that say what each spectrum determines: rates, bounds of rates beside a conductivity, or nothing, which is left out.
    ///
    /// A bound counts by the probability that the law lies beyond it (row L4), with the middle one of the determined rates' uncertainties.
    ///
    /// - Parameters:
    ///   - temperatures: in K, one for each spectrum.
    ///   - analyses: at least two with a rate, at two temperatures.
    ///   - geometricUncertainty: relative standard uncertainty of d/A, which all conductivities share; it enters σ₀ and C and leaves energies and ΔS_m alone.
    /// - Throws: `NumericalError` when too few determine a rate.
    public init(temperatures: [Double], analyses: [HoppingRateAnalysis], geometricUncertainty: Double = 0) throws {
        guard temperatures.count == analyses.count else {
            throw NumericalError.lengthsDiffer("temperatures and analyses", temperatures.count, analyses.count)
        }
        var rates: [Rate] = []
        var kept: [Double] = []
        var exponents: [(temperature: Double, exponent: Uncertain)] = []
        var (freedoms, isEstimated) = ([Int](), true)
        for (temperature, analysis) in zip(temperatures, analyses) {
            guard let fit = analysis.fit else { continue }
            switch analysis.verdict {
            case .determined:
                rates.append(
                    .rate(
                        CorrelatedValues(
                            values: Array(fit.parameters.values[..<2]),
                            covariance: fit.parameters.covariance[..<2].map { Array($0[..<2]) })))
                exponents.append((temperature, fit.exponent))
                isEstimated = isEstimated && fit.relativeUncertainty == nil
            case .above(let hertz):
                guard let level = analysis.dcConductivity?.naturalLogarithm, level.standardUncertainty > 0 else {
                    continue
                }
                rates.append(.above(level, logarithm: log(2 * .pi * hertz)))
            case .below, .refused: continue
            }
            kept.append(temperature)
            freedoms.append(fit.degreesOfFreedom)
        }
        try self.init(
            temperatures: kept, rates: rates, exponents: exponents, scatterFreedoms: isEstimated ? freedoms : nil,
            geometricUncertainty: geometricUncertainty)
    }

    /// Adds what all conductivities share to the variance of ln σ₀.
    static func adding(_ geometricUncertainty: Double, to parameters: CorrelatedValues) -> CorrelatedValues {
        guard geometricUncertainty > 0 else { return parameters }
        var covariance = parameters.covariance
        covariance[0][0] += geometricUncertainty * geometricUncertainty
        return CorrelatedValues(values: parameters.values, covariance: covariance)
    }

    enum Rate {
        /// ln σ_dc and ln ω_p first among the values.
        case rate(CorrelatedValues)
        /// ln σ_dc, and ln ω_p above which the rate lies.
        case above(Uncertain, logarithm: Double)
    }

    /// - Parameter scatterFreedoms: degrees of freedom of each spectrum's own scatter; nil where uncertainties were given.
    init(
        temperatures: [Double], rates: [Rate], exponents: [(temperature: Double, exponent: Uncertain)],
        scatterFreedoms: [Int]?, geometricUncertainty: Double = 0
    ) throws(NumericalError) {
        exponentRise = Self.rise(exponents)
        var design: [[Double]] = []
        var values: [Double] = []
        var bounds: [(row: [Double], logarithm: Double)] = []
        var deviations: [Double] = []
        // Which rows belong to which spectrum.
        var owners: [Int] = []
        for (index, (temperature, rate)) in zip(temperatures, rates).enumerated() {
            guard temperature > 0, temperature.isFinite else {
                throw NumericalError.notPositive(name: "temperatures", index: index, value: temperature)
            }
            let own: CorrelatedValues
            switch rate {
            case .rate(let parameters): own = parameters
            case .above(let level, let logarithm):
                let inverse = -1 / (PhysicalConstants.boltzmannElectronvolt * temperature)
                design.append([1, inverse, 0, 0].map { $0 / level.standardUncertainty })
                values.append((level.value + log(temperature)) / level.standardUncertainty)
                bounds.append(([0, 0, 1, inverse], logarithm))
                owners.append(index)
                continue
            }
            deviations.append(sqrt(own.covariance[1][1]))
            let inverse = -1 / (PhysicalConstants.boltzmannElectronvolt * temperature)
            let rows: [[Double]] = [[1, inverse, 0, 0], [0, 0, 1, inverse]]
            let measured = [own.values[0] + log(temperature), own.values[1]]
            // Multiplied by L⁻¹ of their covariance L Lᵀ the two become independent with variance 1.
            let covariance = own.covariance
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
            owners += [index, index]
        }
        guard deviations.count > 1 else { throw .tooFewPoints(count: deviations.count, needed: 2) }
        scatterDegreesOfFreedom = scatterFreedoms.map { $0.reduce(0, +) }
        boundCount = bounds.count
        let deviation = deviations.sorted()[deviations.count / 2]
        let fit = try CensoredRegression(
            design: design + bounds.map { bound in bound.row.map { $0 / deviation } },
            observations: values.map { .value($0) } + bounds.map { .above($0.logarithm / deviation) },
            standardUncertainties: [Double](repeating: 1, count: values.count + bounds.count), estimatesScatter: false)
        let blocks = (scatterFreedoms ?? []).enumerated().map { index, freedom in
            (rows: owners.indices.filter { owners[$0] == index }.map { design[$0] }, freedom: freedom)
        }
        parameters = Self.adding(
            geometricUncertainty,
            to: CorrelatedValues(
                values: fit.solution, covariance: EstimatedWeights.corrected(fit.covariance, blocks: blocks)))
        degreesOfFreedom = values.count - 4
        let square = zip(design, values).reduce(0) { total, pair in
            let rest = pair.1 - zip(pair.0, fit.solution).reduce(0) { $0 + $1.0 * $1.1 }
            return total + rest * rest
        }
        reducedChiSquare = square / Double(max(1, values.count - 4))
    }

    static func rise(_ exponents: [(temperature: Double, exponent: Uncertain)]) -> Uncertain? {
        let known = exponents.filter { $0.exponent.standardUncertainty > 0 && $0.exponent.standardUncertainty.isFinite }
        let temperatures = known.map(\.temperature)
        guard known.count > 2, let low = temperatures.min(), let high = temperatures.max(), high > low else {
            return nil
        }
        let line = try? LinearLeastSquares(
            design: temperatures.map { [1, ($0 - low) / (high - low)] }, values: known.map(\.exponent.value),
            standardUncertainties: known.map(\.exponent.standardUncertainty))
        return line.map { Uncertain($0.solution[1], standardUncertainty: sqrt($0.covariance[1][1])) }
    }

    /// k of the interval x ± k u: Student's t with `scatterDegreesOfFreedom`, or the normal value where the spectra's uncertainties were given.
    public func coverageFactor(_ coverage: Double = 0.95) -> Double {
        scatterDegreesOfFreedom.map { StudentDistribution(degreesOfFreedom: Double($0)).coverageFactor(coverage) }
            ?? NormalDistribution.quantile((1 + coverage) / 2)
    }

    /// The interval of one of this fit's results.
    public func interval(_ result: Uncertain, coverage: Double = 0.95) -> ClosedRange<Double> {
        let reach = coverageFactor(coverage) * result.standardUncertainty
        return result.value - reach...result.value + reach
    }

    /// ΔS_m/k_B = ln(ω_eff/ω₀), with the uncertainty of both; its errors are even, unlike those of the factor.
    public func migrationEntropy(attemptFrequency: Frequency) -> Uncertain {
        parameters.uncertain(2) - attemptFrequency.radiansPerSecond.naturalLogarithm
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
