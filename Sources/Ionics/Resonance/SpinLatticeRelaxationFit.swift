import Glibc
public import NumericalMethods
public import Quantities

/// The fit of spin–lattice relaxation rates over temperature, R₁ = 1/T₁ = K [J(ω₀) + 4 J(2ω₀)] with τ = τ₀ exp(E/k_B T).
///
/// The maximum of R₁ fixes the jump rate without any model of the strength K: 1/τ = ω₀/0.6158 there. Without the maximum in the data
/// τ₀ and K cannot be told apart; `seesMaximum` says whether it is there. Source: N. Bloembergen, E. M. Purcell, R. V. Pound, Phys. Rev. 1948, 73, 679;
/// Deck and Hu 2023 (row D3).
public struct SpinLatticeRelaxationFit: CorrelationTimeFit {
    /// ln K (K in s⁻²), ln τ₀ (s), E in eV, then β where it was searched. Variances are infinite for what is not determined and not-a-number at a bound.
    public let parameters: CorrelatedValues
    /// ω₀ in rad/s of each point.
    public let larmorFrequencies: [Frequency]
    /// Σ of squared ln R₁ − fit (divided by given relative uncertainties).
    public let sumOfSquares: Double
    public let degreesOfFreedom: Int
    /// β of the spectral density; 2 without stretching.
    public let beta: Uncertain
    /// Whether the data reach to both sides of the maximum of R₁ at one of their frequencies.
    public let seesMaximum: Bool
    /// Whether the uncertainties come from the points' scatter instead of given ones.
    public let estimatesScatter: Bool

    /// - Parameters:
    ///   - temperatures: in K.
    ///   - rates: R₁ in s⁻¹.
    ///   - larmorFrequencies: ω₀ of each point, or one for all.
    ///   - isStretched: whether β is searched between 1 and 2, or 2.
    ///   - relativeUncertainties: of the rates; nil estimates one from the scatter.
    /// - Throws: `NumericalError` when points are too few or not positive, or no start ends in a minimum.
    public init(
        temperatures: [Double], rates: [Double], larmorFrequencies: [Frequency], isStretched: Bool = false,
        relativeUncertainties: [Double]? = nil
    ) throws(NumericalError) {
        let count = temperatures.count
        guard rates.count == count else { throw .lengthsDiffer("temperatures and rates", count, rates.count) }
        let own =
            larmorFrequencies.count == 1
            ? [Frequency](repeating: larmorFrequencies[0], count: count) : larmorFrequencies
        guard own.count == count else {
            throw .lengthsDiffer("temperatures and Larmor frequencies", count, own.count)
        }
        let size = isStretched ? 4 : 3
        guard count > size else { throw .tooFewPoints(count: count, needed: size + 1) }
        for (name, list) in [
            ("temperatures", temperatures), ("rates", rates), ("larmorFrequencies", own.map { $0.hertz.value }),
        ] {
            for (index, value) in list.enumerated() where !(value > 0 && value.isFinite) {
                throw .notPositive(name: name, index: index, value: value)
            }
        }
        for (index, value) in (relativeUncertainties ?? []).enumerated() where !(value > 0 && value.isFinite) {
            throw .notPositive(name: "relativeUncertainties", index: index, value: value)
        }
        let omegas = own.map { $0.radiansPerSecond.value }
        let inverse = temperatures.map { 1 / (PhysicalConstants.boltzmannElectronvolt * $0) }
        let y = rates.map { log($0) }
        let u = relativeUncertainties ?? y.map { _ in 1 }
        let model: LevenbergMarquardtSearch.Model = { p, residuals, jacobian in
            let beta = isStretched ? p[3] : 2
            for row in 0..<count {
                let logarithm = p[1] + p[2] * inverse[row]
                // ln [J(ω) + 4 J(2ω)] = ln τ + ln [1/(1 + x^β) + 4/(1 + (2x)^β)] and its slopes in ln τ and β.
                let x = logarithm + log(omegas[row])
                let (a, b) = (exp(beta * x), exp(beta * (x + log(2.0))))
                let (first, second) = (1 / (1 + a), 4 / (1 + b))
                let sum = first + second
                residuals[row] = (p[0] + logarithm + log(sum) - y[row]) / u[row]
                guard let jacobian else { continue }
                let (fallA, fallB) = (first * a * first, second * b / (1 + b))
                let slope = 1 - beta * (fallA + fallB) / sum
                jacobian[row] = 1 / u[row]
                jacobian[count + row] = slope / u[row]
                jacobian[2 * count + row] = slope * inverse[row] / u[row]
                if isStretched {
                    jacobian[3 * count + row] = -(fallA * x + fallB * (x + log(2.0))) / sum / u[row]
                }
            }
            return true
        }
        // Starts: the maximum at each of several temperatures, and energies from gentle to steep.
        var best: LevenbergMarquardtSearch?
        let bounds: [ClosedRange<Double>] = [-50...100, -80...0, 0.001...5] + (isStretched ? [1.0...2] : [])
        let (lowest, highest) = (inverse.min() ?? 1, inverse.max() ?? 1)
        for energy in [0.1, 0.25, 0.5] {
            for part in [-0.3, 0.25, 0.5, 0.75, 1.3] {
                let place = highest + part * (lowest - highest)
                let tau = log(0.6 / omegas[0]) - energy * place
                let top = (y.max() ?? 0) - log(1.4 * 0.6 / omegas[0])
                let found = try? LevenbergMarquardtSearch(
                    start: [top, tau, energy] + (isStretched ? [1.7] : []), bounds: bounds, residualCount: count,
                    model: model)
                if let found, found.sumOfSquares < best?.sumOfSquares ?? .infinity { best = found }
            }
        }
        guard let best else { throw .notConverged(method: "the fit of relaxation rates", status: 0) }
        let covariance = best.covariance(model, residualCount: count)
        let scale = relativeUncertainties == nil ? best.sumOfSquares / Double(count - size) : 1
        parameters = CorrelatedValues(
            values: best.parameters, covariance: covariance.matrix.map { $0.map { $0 * scale } })
        self.larmorFrequencies = own
        sumOfSquares = best.sumOfSquares
        degreesOfFreedom = count - size
        estimatesScatter = relativeUncertainties == nil
        beta =
            isStretched
            ? Uncertain(best.parameters[3], standardUncertainty: sqrt(scale * covariance.matrix[3][3]))
            : Uncertain(exactly: 2)
        let density: SpectralDensity = isStretched ? .stretched(beta: best.parameters[3]) : .bloembergenPurcellPound
        let product = density.productAtMaximum
        let products = zip(omegas, inverse).map { $0 * exp(best.parameters[1] + best.parameters[2] * $1) / product }
        seesMaximum = products.contains { $0 > 1 } && products.contains { $0 < 1 }
    }

    /// Temperature in K at which R₁ is largest for a Larmor frequency.
    public func temperatureOfMaximum(_ larmorFrequency: Frequency) -> Uncertain {
        let density: SpectralDensity = beta.value < 2 ? .stretched(beta: beta.value) : .bloembergenPurcellPound
        let target = log(density.productAtMaximum / larmorFrequency.radiansPerSecond.value)
        return parameters.propagate { $0[2] / (PhysicalConstants.boltzmannElectronvolt * (target - $0[1])) }
    }

    /// R₁ in s⁻¹ at a temperature in K and a Larmor frequency.
    public func rate(atTemperature temperature: Double, larmorFrequency: Frequency) -> Double {
        let density: SpectralDensity = beta.value < 2 ? .stretched(beta: beta.value) : .bloembergenPurcellPound
        let tau = exp(
            parameters.values[1] + parameters.values[2] / (PhysicalConstants.boltzmannElectronvolt * temperature))
        return exp(parameters.values[0])
            * density.spinLattice(angularFrequency: larmorFrequency.radiansPerSecond.value, correlationTime: tau)
    }
}
