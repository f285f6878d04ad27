import Glibc
public import NumericalMethods
public import Quantities

/// The fit of Jonscher's law with further terms, σ′(ω) = {σ_dc [1 + (ω/ω_p)ⁿ] + A ω} F(ω) with
/// F = (1 + cy)/(1 + 2cy + y²), y = (ω_e/ω)^α, c = cos(πα/2), for electrodes.
///
/// Like `JonscherFit` it makes the squares of ln σ_i − ln σ(ω_i) least, over ln σ_dc, ln ω_p, n, ln A, ln ω_e and α, with analytic derivatives and from
/// several starts. Source: Li et al. 2023, eqs 2–4 (rows L1, L2).
public struct ConductivityFit: Sendable {
    public let terms: ConductivityTerms
    /// ln σ_dc (S/cm), ln ω_p (rad/s), n, then ln A (S cm⁻¹ s) with nearly constant loss, then ln ω_e (rad/s) and α with electrodes.
    ///
    /// Variances are infinite where the data do not determine a parameter and not-a-number at a bound. Where residuals run in waves they are
    /// (1 + ρ)/(1 − ρ) times larger, with ρ the correlation of neighbours, unless an uncertainty was given.
    public let parameters: CorrelatedValues
    /// Σ of squared ln σ_i − ln σ(ω_i).
    public let sumOfSquares: Double
    /// Points minus parameters.
    public let degreesOfFreedom: Int
    /// Given standard uncertainty of each σ′ as a part of it; nil when it was estimated from the scatter.
    public let relativeUncertainty: Double?
    /// ln σ_i − ln σ(ω_i), in rising order of frequency.
    public let residuals: [Double]
    /// Frequencies of the fitted points in Hz, smallest and largest.
    public let frequencyRange: ClosedRange<Double>

    /// - Parameters:
    ///   - spectrum: more points than parameters.
    ///   - terms: besides the power law.
    ///   - relativeUncertainty: standard uncertainty of each σ′ as a part of it; nil estimates it from the scatter.
    /// - Throws: `NumericalError` when points are too few or no start ends in a minimum.
    public init(_ spectrum: ConductivitySpectrum, terms: ConductivityTerms = [], relativeUncertainty: Double? = nil)
        throws(NumericalError)
    {
        if let given = relativeUncertainty, !(given > 0 && given.isFinite) {
            throw .notPositive(name: "relativeUncertainty", index: 0, value: given)
        }
        let model = Model(spectrum, terms)
        let count = model.bounds.count
        guard spectrum.frequencies.count > count else {
            throw .tooFewPoints(count: spectrum.frequencies.count, needed: count + 1)
        }
        var best: LevenbergMarquardtSearch?
        var failure: NumericalError?
        for start in model.starts {
            do {
                let found = try LevenbergMarquardtSearch(
                    start: start, bounds: model.bounds, residualCount: spectrum.frequencies.count, evaluationLimit: 300
                ) { model.evaluate($0, $1, $2) }
                // Two starts that end in one minimum are enough.
                if let known = best, found.isConverged,
                    abs(found.sumOfSquares - known.sumOfSquares) <= 1e-7 * known.sumOfSquares
                {
                    break
                }
                if found.sumOfSquares < best?.sumOfSquares ?? .infinity { best = found }
            } catch { failure = error }
        }
        guard let best else {
            throw failure ?? .notConverged(method: "the fit of the conductivity spectrum", status: 0)
        }
        let (residuals, jacobian) = model.residualsAndJacobian(best.parameters)
        let covariance = ParameterCovariance(jacobian: jacobian, rows: residuals.count, fixed: best.parametersAtBounds)
        degreesOfFreedom = residuals.count - count
        let isSystematic = ResidualRuns.waviness(residuals) > ResidualRuns.limit
        let inflation = isSystematic ? ResidualRuns.inflation(residuals) : 1
        let scale =
            relativeUncertainty.map { $0 * $0 } ?? best.sumOfSquares / Double(residuals.count - count) * inflation
        self.terms = terms
        parameters = CorrelatedValues(
            values: best.parameters, covariance: covariance.matrix.map { $0.map { $0 * scale } })
        sumOfSquares = best.sumOfSquares
        self.relativeUncertainty = relativeUncertainty
        self.residuals = residuals.map { -$0 }
        frequencyRange = spectrum.frequencies[0]...spectrum.frequencies[spectrum.frequencies.count - 1]
    }

    /// The fit whose terms the spectrum asks for by Akaike's corrected criterion, among all that it can bear.
    ///
    /// - Throws: `NumericalError` when not even the power law can be fitted.
    public static func chosen(_ spectrum: ConductivitySpectrum, relativeUncertainty: Double? = nil)
        throws(NumericalError) -> ConductivityFit
    {
        var best = try ConductivityFit(spectrum, relativeUncertainty: relativeUncertainty)
        for terms: ConductivityTerms in [.nearlyConstantLoss, .electrodes, [.nearlyConstantLoss, .electrodes]] {
            guard let fit = try? ConductivityFit(spectrum, terms: terms, relativeUncertainty: relativeUncertainty),
                fit.isDetermined
            else { continue }
            if fit.correctedAkaikeCriterion < best.correctedAkaikeCriterion { best = fit }
        }
        return best
    }

    /// Whether the data determine every parameter; α may stand at its bound, where the electrodes are a capacitance.
    var isDetermined: Bool {
        let count = parameters.values.count - (terms.contains(.electrodes) ? 1 : 0)
        return (0..<count).allSatisfy { parameters.covariance[$0][$0].isFinite }
            && parameters.covariance.last?.last != .infinity
    }

    /// Whether the residuals run in waves beyond chance (one in a thousand): the law is not all that the spectrum shows.
    public var isSystematic: Bool { ResidualRuns.waviness(residuals) > ResidualRuns.limit }

    /// √(Σ residuals²/(points − parameters)): the scatter as a part of σ′.
    public var scatter: Double { sqrt(residuals.reduce(0) { $0 + $1 * $1 } / Double(degreesOfFreedom)) }

    /// AICc of the residuals, N ln(S/N) + 2k + 2k(k + 1)/(N − k − 1), or with a given uncertainty S/u² + …; only differences for one spectrum mean something.
    public var correctedAkaikeCriterion: Double {
        let count = Double(residuals.count)
        let k = Double(parameters.values.count + (relativeUncertainty == nil ? 1 : 0))
        guard count - k - 1 > 0 else { return .infinity }
        let fit = relativeUncertainty.map { sumOfSquares / ($0 * $0) } ?? count * log(sumOfSquares / count)
        return fit + 2 * k + 2 * k * (k + 1) / (count - k - 1)
    }

    /// k of the interval x ± k u: Student's t, or the normal value where the uncertainty was given.
    public func coverageFactor(_ coverage: Double = 0.95) -> Double {
        relativeUncertainty == nil
            ? StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom)).coverageFactor(coverage)
            : NormalDistribution.quantile((1 + coverage) / 2)
    }

    /// Standard uncertainty of ln σ_dc, ln ω_p, n, … by place.
    func deviation(_ index: Int) -> Double { sqrt(parameters.covariance[index][index]) }

    private func exponential(_ index: Int) -> Uncertain {
        let value = exp(parameters.values[index])
        return Uncertain(value, standardUncertainty: value * deviation(index))
    }

    private func interval(_ index: Int, _ coverage: Double) -> ClosedRange<Double>? {
        let reach = coverageFactor(coverage) * deviation(index)
        guard reach.isFinite else { return nil }
        return exp(parameters.values[index] - reach)...exp(parameters.values[index] + reach)
    }

    /// σ_dc in S/cm.
    public var dcConductivity: Uncertain { exponential(0) }
    /// σ_dc in S/cm, symmetric in its logarithm; nil where it is not determined.
    public func dcConductivityInterval(coverage: Double = 0.95) -> ClosedRange<Double>? { interval(0, coverage) }
    /// ω_p and ν_p, at which the power law has doubled σ_dc.
    public var hoppingRate: Frequency { Frequency(radiansPerSecond: exponential(1)) }
    /// ω_p in rad/s, symmetric in its logarithm; nil where it is not determined.
    public func angularHoppingRateInterval(coverage: Double = 0.95) -> ClosedRange<Double>? { interval(1, coverage) }
    /// n, without unit.
    public var exponent: Uncertain { Uncertain(parameters.values[2], standardUncertainty: deviation(2)) }
    /// A in S cm⁻¹ s (per rad); nil without the term.
    public var nearlyConstantLoss: Uncertain? { terms.contains(.nearlyConstantLoss) ? exponential(3) : nil }
    /// ω_e; nil without the term.
    public var electrodeRate: Frequency? {
        terms.contains(.electrodes) ? Frequency(radiansPerSecond: exponential(parameters.values.count - 2)) : nil
    }
    /// α of the electrodes' constant phase element; nil without the term.
    public var electrodeExponent: Double? { terms.contains(.electrodes) ? parameters.values.last : nil }

    /// σ′ in S/cm at an ordinary frequency in Hz, all terms included.
    public func conductivity(atFrequency frequency: Double) -> Double {
        exp(Model.logarithm(log(2 * .pi * frequency), parameters.values, terms))
    }

    /// (ω/ω_p)ⁿ at an ordinary frequency in Hz: by which part of σ_dc the power law exceeds it there.
    func rise(atFrequency frequency: Double) -> Double {
        exp(parameters.values[2] * (log(2 * .pi * frequency) - parameters.values[1]))
    }
}

extension ConductivityFit {
    /// ln σ(ω) − ln σ_i and its derivatives.
    private final class Model {
        let bounds: [ClosedRange<Double>]
        private let terms: ConductivityTerms
        private let x: [Double]
        private let y: [Double]

        init(_ spectrum: ConductivitySpectrum, _ terms: ConductivityTerms) {
            self.terms = terms
            x = spectrum.frequencies.map { log(2 * .pi * $0) }
            y = spectrum.conductivities.map { log($0) }
            var bounds: [ClosedRange<Double>] = [-90...30, -80...120, 0.02...4]
            if terms.contains(.nearlyConstantLoss) { bounds.append(-200...60) }
            if terms.contains(.electrodes) { bounds += [-80...120, 0.3...1] }
            self.bounds = bounds
        }

        /// Crossovers all over the range, with further terms small.
        var starts: [[Double]] {
            guard let first = x.first, let last = x.last, let top = y.last else { return [] }
            let sorted = y.sorted()
            let floor = terms.contains(.electrodes) ? sorted[sorted.count / 3] : sorted[sorted.count / 10]
            var result: [[Double]] = []
            for part in [0.1, 0.35, 0.6, 0.85, 1.1] {
                var start = [floor, first + part * (last - first), 0.7]
                if terms.contains(.nearlyConstantLoss) { start.append(top - last - 1) }
                if terms.contains(.electrodes) {
                    start += [first + (y[0] < floor - 0.5 ? 0.2 * (last - first) : -1), 0.8]
                }
                result.append(start)
            }
            return result
        }

        static func logarithm(_ x: Double, _ p: [Double], _ terms: ConductivityTerms) -> Double {
            var sum = exp(p[0]) + exp(p[0] + p[2] * (x - p[1]))
            if terms.contains(.nearlyConstantLoss) { sum += exp(p[3] + x) }
            return log(sum)
                + (terms.contains(.electrodes) ? electrodes(p[p.count - 2] - x, p[p.count - 1]).logarithm : 0)
        }

        /// ln F with its slopes in ln ω_e and α, `distance` being ln ω_e − ln ω.
        private static func electrodes(
            _ distance: Double, _ alpha: Double
        ) -> (logarithm: Double, slopeInRate: Double, slopeInExponent: Double) {
            // Further below ω_e the square would overflow.
            let y = exp(min(300, alpha * distance))
            let angle = alpha * .pi / 2
            let c = cos(angle)
            let (above, below) = (1 + c * y, 1 + 2 * c * y + y * y)
            let slopeInY = (c / above - 2 * (c + y) / below) * y
            let slopeInC = y / above - 2 * y / below
            return (
                log(above) - log(below), alpha * slopeInY, distance * slopeInY - .pi / 2 * sin(angle) * slopeInC
            )
        }

        func evaluate(
            _ p: UnsafeBufferPointer<Double>, _ residuals: UnsafeMutableBufferPointer<Double>,
            _ jacobian: UnsafeMutableBufferPointer<Double>?
        ) -> Bool {
            let count = x.count
            for row in 0..<count {
                let plateau = exp(p[0])
                let power = exp(p[0] + p[2] * (x[row] - p[1]))
                let loss = terms.contains(.nearlyConstantLoss) ? exp(p[3] + x[row]) : 0
                let sum = plateau + power + loss
                residuals[row] = log(sum) - y[row]
                jacobian?[row] = (plateau + power) / sum
                jacobian?[count + row] = -p[2] * power / sum
                jacobian?[2 * count + row] = (x[row] - p[1]) * power / sum
                var column = 3
                if terms.contains(.nearlyConstantLoss) {
                    jacobian?[3 * count + row] = loss / sum
                    column += 1
                }
                if terms.contains(.electrodes) {
                    let factor = Self.electrodes(p[column] - x[row], p[column + 1])
                    residuals[row] += factor.logarithm
                    jacobian?[column * count + row] = factor.slopeInRate
                    jacobian?[(column + 1) * count + row] = factor.slopeInExponent
                }
            }
            return true
        }

        func residualsAndJacobian(_ p: [Double]) -> (residuals: [Double], jacobian: [Double]) {
            var residuals = [Double](repeating: 0, count: x.count)
            var jacobian = [Double](repeating: 0, count: x.count * p.count)
            _ = p.withUnsafeBufferPointer { p in
                residuals.withUnsafeMutableBufferPointer { residuals in
                    jacobian.withUnsafeMutableBufferPointer { evaluate(p, residuals, $0) }
                }
            }
            return (residuals, jacobian)
        }
    }
}
