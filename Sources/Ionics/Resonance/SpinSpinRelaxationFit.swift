import Glibc
public import NumericalMethods
public import Quantities

/// The fit of spin–spin relaxation rates over temperature, R₂ = 1/T₂ = K [3 J(0) + 5 J(ω₀) + 2 J(2ω₀)]/2 with τ = τ₀ exp(E/k_B T).
///
/// The law is that of motional narrowing: colder than the temperature at which jumps become slower than the rigid line is wide, T₂ no longer depends on them, and
/// points from there are to be left out; `coldestNarrowedTemperature` says where that begins by the law's own numbers. τ₀ and K are told apart only
/// where the points reach to both sides of ω₀τ = 1; E is not touched by that. Source: N. Bloembergen, E. M. Purcell, R. V. Pound, Phys. Rev. 1948, 73, 679;
/// A. Abragam, The Principles of Nuclear Magnetism, Oxford 1961, chapter VIII (rows D3, D10).
public struct SpinSpinRelaxationFit: CorrelationTimeFit {
    /// ln K (K in s⁻²), ln τ₀ (s), E in eV. Variances are infinite for what is not determined and not-a-number at a bound.
    public let parameters: CorrelatedValues
    /// ω₀.
    public let larmorFrequency: Frequency
    /// Σ of squared ln R₂ − fit (divided by given relative uncertainties).
    public let sumOfSquares: Double
    /// Points minus 3.
    public let degreesOfFreedom: Int
    /// Temperatures of the points in K, lowest and highest.
    public let temperatureRange: ClosedRange<Double>
    /// Whether the uncertainties come from the points' scatter instead of given ones.
    public let estimatesScatter: Bool

    /// - Parameters:
    ///   - temperatures: in K, at least four.
    ///   - rates: R₂ in s⁻¹, positive, without the part of an inhomogeneous field.
    ///   - larmorFrequency: ω₀.
    ///   - relativeUncertainties: of the rates; nil estimates one from the scatter.
    /// - Throws: `NumericalError` when points are too few or not positive, or no start ends in a minimum.
    public init(
        temperatures: [Double], rates: [Double], larmorFrequency: Frequency, relativeUncertainties: [Double]? = nil
    ) throws(NumericalError) {
        let count = temperatures.count
        guard rates.count == count else { throw .lengthsDiffer("temperatures and rates", count, rates.count) }
        guard count > 3 else { throw .tooFewPoints(count: count, needed: 4) }
        if let given = relativeUncertainties, given.count != count {
            throw .lengthsDiffer("rates and uncertainties", count, given.count)
        }
        for (name, list) in [
            ("temperatures", temperatures), ("rates", rates), ("relativeUncertainties", relativeUncertainties ?? []),
            ("larmorFrequency", [larmorFrequency.hertz.value]),
        ] {
            for (index, value) in list.enumerated() where !(value > 0 && value.isFinite) {
                throw .notPositive(name: name, index: index, value: value)
            }
        }
        let omega = larmorFrequency.radiansPerSecond.value
        let inverse = temperatures.map { 1 / (PhysicalConstants.boltzmannElectronvolt * $0) }
        let y = rates.map { log($0) }
        let u = relativeUncertainties ?? y.map { _ in 1 }
        let model: LevenbergMarquardtSearch.Model = { p, residuals, jacobian in
            for row in 0..<count {
                let logarithm = p[1] + p[2] * inverse[row]
                let square = exp(min(600, 2 * (logarithm + log(omega))))
                let (first, second) = (1 / (1 + square), 1 / (1 + 4 * square))
                let sum = 3 + 5 * first + 2 * second
                residuals[row] = (p[0] + logarithm + log(sum / 2) - y[row]) / u[row]
                guard let jacobian else { continue }
                // d ln R₂/d ln τ, between 1 and a little less where ω₀τ passes 1.
                let slope = 1 - (10 * first * (1 - first) + 4 * second * (1 - second)) / sum
                jacobian[row] = 1 / u[row]
                jacobian[count + row] = slope / u[row]
                jacobian[2 * count + row] = slope * inverse[row] / u[row]
            }
            return true
        }
        // Starts: ω₀τ = 1 at each of several temperatures, and energies from gentle to steep.
        var best: LevenbergMarquardtSearch?
        let (lowest, highest) = (inverse.min() ?? 1, inverse.max() ?? 1)
        for energy in [0.1, 0.25, 0.5] {
            for part in [-0.3, 0.25, 0.5, 0.75, 1.3] {
                let place = highest + part * (lowest - highest)
                let start = -log(omega) - energy * place
                let middle = (y.max() ?? 0) - (start + energy * highest) - log(2.0)
                let found = try? LevenbergMarquardtSearch(
                    start: [middle, start, energy], bounds: [-50...100, -80...0, 0.001...5], residualCount: count,
                    model: model)
                if let found, found.sumOfSquares < best?.sumOfSquares ?? .infinity { best = found }
            }
        }
        guard let best else { throw .notConverged(method: "the fit of relaxation rates", status: 0) }
        let covariance = best.covariance(model, residualCount: count)
        let scale = relativeUncertainties == nil ? best.sumOfSquares / Double(count - 3) : 1
        parameters = CorrelatedValues(
            values: best.parameters, covariance: covariance.matrix.map { $0.map { $0 * scale } })
        self.larmorFrequency = larmorFrequency
        sumOfSquares = best.sumOfSquares
        degreesOfFreedom = count - 3
        temperatureRange = (temperatures.min() ?? 0)...(temperatures.max() ?? 0)
        estimatesScatter = relativeUncertainties == nil
    }

    /// R₂ in s⁻¹ at a temperature in K.
    public func rate(atTemperature temperature: Double) -> Double {
        let tau = exp(
            parameters.values[1] + parameters.values[2] / (PhysicalConstants.boltzmannElectronvolt * temperature))
        return exp(parameters.values[0])
            * SpectralDensity.bloembergenPurcellPound.spinSpin(
                angularFrequency: larmorFrequency.radiansPerSecond.value, correlationTime: tau)
    }

    /// The temperature in K at which R₂ τ = 1: colder, jumps are too slow to narrow the line.
    public var coldestNarrowedTemperature: Double {
        // Where R₂τ is 1, ω₀τ is large as a rule, and R₂ = 3Kτ/2.
        let logarithm = -(parameters.values[0] + log(1.5)) / 2
        return parameters.values[2] / (PhysicalConstants.boltzmannElectronvolt * (logarithm - parameters.values[1]))
    }

    /// Whether some of the points are colder than that, so that the law does not hold for them.
    public var leavesNarrowing: Bool { temperatureRange.lowerBound < coldestNarrowedTemperature }
}
