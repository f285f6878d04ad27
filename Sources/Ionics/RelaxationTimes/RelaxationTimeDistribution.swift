import Glibc
import NumericalMethods
public import Quantities

/// The distribution of relaxation times γ(ln τ) of an impedance spectrum, Z(ω) = R + iωL + 1/(iωC) + ∫ γ(ln τ)/(1 + iωτ) d ln τ.
///
/// Tikhonov's regularisation with γ ≥ 0, R, L, 1/C ≥ 0: Σ residuals² + λ ∫ (dᵏγ/d ln τᵏ)² d ln τ is least, by a quadratic program that ends at the exact minimum.
/// τ is 1/ω: an arc of R and C lies at τ = RC. Source: T. H. Wan, M. Saccoccio, C. Chen, F. Ciucci, Electrochim. Acta 2015, 184, 483 (row L8).
public struct RelaxationTimeDistribution: Sendable {
    public let spectrum: ImpedanceSpectrum
    public let weighting: ImpedanceWeighting
    public let basis: RelaxationBasis
    /// Terms in series, with exponents as found.
    public let terms: [RelaxationSeriesTerm]
    /// The grid of τ in s.
    public let times: [Double]
    /// λ
    public let regularisation: Double
    /// How λ was chosen; nil when it was given.
    public let choice: RegularisationChoice?
    /// Of the basis functions, in Ω, not negative.
    public let coefficients: [Double]
    /// R in Ω in series with the distribution.
    public let seriesResistance: Uncertain
    /// L in H; nil without the term.
    public let inductance: Uncertain?
    /// C in F, or Q in S sᵅ; nil without the term, infinite where the fit needs none.
    public let blockingCapacitance: Double?
    /// ∫ γ d ln τ in Ω: all polarisation that the distribution holds. Compare it with what the spectrum spans.
    public let polarisationResistance: Uncertain
    /// √(Σ|Z − Z_fit|²/Σ|Z|²), without unit.
    public let misfit: Double
    /// Residuals Z_fit − Z in Ω.
    public let residuals: (real: [Double], imaginary: [Double])
    /// Weighted Σ residuals² + λ roughness.
    public let objective: Double
    /// How many parameters the fit amounts to.
    public let effectiveParameterCount: Double
    let discretisation: RelaxationDiscretisation
    let problem: RelaxationProblem
    let solution: [Double]
    let isFree: [Bool]
    /// Variance of the weighted residuals.
    let variance: Double
    /// What residuals were divided by, in Ω of the largest.
    let scales: (real: [Double], imaginary: [Double])

    /// - Parameters:
    ///   - spectrum: at least five points.
    ///   - basis: see `RelaxationBasis`.
    ///   - terms: in series besides a resistance, each kind once.
    ///   - weighting: scaled so that the largest s is 1; λ then means the same for all.
    ///   - order: of the derivative that is to be small, 1 or 2.
    ///   - regularisation: λ; nil chooses it.
    ///   - criterion: by which it is chosen.
    ///   - range: of λ that is searched.
    ///   - times: grid of τ in s, rising; nil takes ten a decade from 1/ω of the highest to that of the lowest frequency and half a decade beyond either.
    /// - Throws: `NumericalError`, or `IonicsError` for a grid that does not rise or weights that the spectrum does not have.
    public init(
        _ spectrum: ImpedanceSpectrum, basis: RelaxationBasis = .gaussian(widthCoefficient: 0.5),
        terms: [RelaxationSeriesTerm] = [.inductance], weighting: ImpedanceWeighting = .modulus, order: Int = 1,
        regularisation: Double? = nil, criterion: RegularisationCriterion = .generalisedCrossValidation,
        range: ClosedRange<Double> = 1e-7...10, times: [Double]? = nil
    ) throws {
        guard spectrum.count > 4 else { throw NumericalError.tooFewPoints(count: spectrum.count, needed: 5) }
        guard (1...2).contains(order) else {
            throw IonicsError.outOfRange(name: "order", value: Double(order), expected: "1 or 2")
        }
        let grid = times ?? Self.grid(spectrum)
        guard grid.count > 3, grid[0] > 0, zip(grid, grid.dropFirst()).allSatisfy({ $0 < $1 && $1.isFinite }) else {
            throw IonicsError.outOfRange(
                name: "number of times", value: Double(grid.count), expected: "at least 4, positive and rising")
        }
        if let given = regularisation, !(given > 0 && given.isFinite) {
            throw IonicsError.outOfRange(name: "regularisation", value: given, expected: "positive")
        }
        let raw = try weighting.scales(of: spectrum)
        let largest = max(raw.real.max() ?? 1, raw.imaginary.max() ?? 1)
        let scales = (raw.real.map { $0 / largest }, raw.imaginary.map { $0 / largest })
        let discretisation = RelaxationDiscretisation(basis: basis, times: grid)
        func problem(_ terms: [RelaxationSeriesTerm]) -> RelaxationProblem {
            RelaxationProblem(
                spectrum, scales: scales, terms: terms, discretisation: discretisation, order: order)
        }
        let terms = try Self.withExponents(terms, regularisation ?? 1e-3, problem)
        let own = problem(terms)
        let choice =
            regularisation == nil
            ? RegularisationChoice(criterion, range: range, pointsPerDecade: 3) { own.score(criterion, $0) } : nil
        let parameter = regularisation ?? choice?.parameter ?? 1e-3
        let found = try own.solution(parameter)
        self.spectrum = spectrum
        self.weighting = weighting
        self.basis = basis
        self.terms = terms
        self.times = grid
        self.regularisation = parameter
        self.choice = choice
        self.discretisation = discretisation
        self.problem = own
        self.scales = scales
        solution = found.solution
        isFree = found.isFree
        coefficients = Array(found.solution[own.leading...])
        let square = own.misfit(found.solution)
        objective = square + parameter * own.roughness(found.solution)
        effectiveParameterCount = try own.effectiveParameterCount(parameter, free: found.isFree)
        variance = square / max(1, Double(2 * spectrum.count) - effectiveParameterCount)
        let covariance = try Self.covariance(own, parameter, found.isFree, variance)
        func result(_ weights: [Double]) -> Uncertain {
            Self.linear(weights, found.solution, covariance)
        }
        var only = [Double](repeating: 0, count: own.columns)
        only[0] = 1
        seriesResistance = result(only)
        var areas = [Double](repeating: 0, count: own.columns)
        for index in grid.indices { areas[own.leading + index] = discretisation.area(index) }
        polarisationResistance = result(areas)
        if let place = terms.firstIndex(of: .inductance) {
            var weights = [Double](repeating: 0, count: own.columns)
            weights[1 + place] = own.leadingScales[1 + place]
            inductance = result(weights)
        } else {
            inductance = nil
        }
        if let place = terms.firstIndex(where: { $0 != .inductance }) {
            blockingCapacitance = 1 / (own.leadingScales[1 + place] * found.solution[1 + place])
        } else {
            blockingCapacitance = nil
        }
        let model = Self.impedance(spectrum.frequencies, discretisation, terms, own, found.solution)
        residuals = (
            zip(model.real, spectrum.realImpedances).map { $0 - $1 },
            zip(model.imaginary, spectrum.imaginaryImpedances).map { $0 - $1 }
        )
        let rest = (residuals.real + residuals.imaginary).reduce(0) { $0 + $1 * $1 }
        misfit = sqrt(rest / spectrum.moduli.reduce(0) { $0 + $1 * $1 })
    }

    private static func grid(_ spectrum: ImpedanceSpectrum) -> [Double] {
        let low = -log10(2 * .pi * spectrum.frequencyRange.upperBound) - 0.5
        let high = -log10(2 * .pi * spectrum.frequencyRange.lowerBound) + 0.5
        let count = Int(((high - low) * 10).rounded(.up)) + 1
        return (0..<count).map { pow(10, low + (high - low) * Double($0) / Double(count - 1)) }
    }

    /// Exponents that were not given are those of the least objective at a middling λ.
    private static func withExponents(
        _ terms: [RelaxationSeriesTerm], _ parameter: Double, _ problem: ([RelaxationSeriesTerm]) -> RelaxationProblem
    ) throws -> [RelaxationSeriesTerm] {
        guard let place = terms.firstIndex(of: .constantPhase(exponent: nil)) else { return terms }
        func with(_ exponent: Double) -> [RelaxationSeriesTerm] {
            var changed = terms
            changed[place] = .constantPhase(exponent: exponent)
            return changed
        }
        func objective(_ exponent: Double) throws -> Double {
            let own = problem(with(exponent))
            let x = try own.solution(parameter).solution
            return own.misfit(x) + parameter * own.roughness(x)
        }
        var best = (exponent: 1.0, objective: try objective(1))
        for index in 6..<20 {
            let exponent = Double(index) / 20
            let value = try objective(exponent)
            if value < best.objective { best = (exponent, value) }
        }
        var width = 0.025
        while width > 1e-3 {
            for exponent in [best.exponent - width, best.exponent + width] where exponent <= 1 {
                let value = try objective(exponent)
                if value < best.objective { best = (exponent, value) }
            }
            width /= 2
        }
        return with(best.exponent)
    }

    private static func covariance(
        _ problem: RelaxationProblem, _ parameter: Double, _ free: [Bool], _ variance: Double
    ) throws(NumericalError) -> [[Double]] {
        let kept = free.indices.filter { free[$0] }
        var result = [[Double]](repeating: [Double](repeating: 0, count: free.count), count: free.count)
        guard !kept.isEmpty else { return result }
        let hessian = problem.system(parameter).hessian
        let part = kept.flatMap { row in kept.map { hessian[row * free.count + $0] } }
        let inverse = try PositiveDefiniteInverse.inverse(part, size: kept.count)
        for (a, row) in kept.enumerated() {
            for (b, column) in kept.enumerated() { result[row][column] = variance * inverse[a * kept.count + b] }
        }
        return result
    }

    static func linear(_ weights: [Double], _ solution: [Double], _ covariance: [[Double]]) -> Uncertain {
        var (value, square) = (0.0, 0.0)
        for (row, weight) in weights.enumerated() where weight != 0 {
            value += weight * solution[row]
            for (column, other) in weights.enumerated() where other != 0 {
                square += weight * covariance[row][column] * other
            }
        }
        return Uncertain(value, standardUncertainty: sqrt(max(0, square)))
    }

    private static func impedance(
        _ frequencies: [Double], _ discretisation: RelaxationDiscretisation, _ terms: [RelaxationSeriesTerm],
        _ problem: RelaxationProblem, _ solution: [Double]
    ) -> (real: [Double], imaginary: [Double]) {
        let kernel = discretisation.kernel(frequencies.map { 2 * .pi * $0 })
        let count = discretisation.grid.count
        var result: (real: [Double], imaginary: [Double]) = ([], [])
        for (row, frequency) in frequencies.enumerated() {
            let omega = 2 * .pi * frequency
            var sum = ComplexNumber(solution[0])
            for (place, term) in terms.enumerated() {
                let amount = solution[1 + place] * problem.leadingScales[1 + place]
                switch term {
                case .inductance: sum += ComplexNumber(0, omega * amount)
                case .capacitance: sum += ComplexNumber(0, -amount / omega)
                case .constantPhase(let exponent):
                    let alpha = exponent ?? 1
                    sum += ComplexNumber(modulus: amount * pow(omega, -alpha), argument: -.pi / 2 * alpha)
                }
            }
            for index in 0..<count {
                let x = solution[problem.leading + index]
                sum += ComplexNumber(x * kernel.real[row * count + index], x * kernel.imaginary[row * count + index])
            }
            result.real.append(sum.real)
            result.imaginary.append(sum.imaginary)
        }
        return result
    }

    /// Z of the fit at ordinary frequencies in Hz: Z′ and Z″ in Ω.
    public func impedance(frequencies: [Double]) -> (real: [Double], imaginary: [Double]) {
        Self.impedance(frequencies, discretisation, terms, problem, solution)
    }

    /// γ in Ω at relaxation times in s.
    public func density(at times: [Double]) -> [Double] {
        times.map { time in
            let place = log(time)
            return coefficients.indices.reduce(0) {
                coefficients[$1] > 0 ? $0 + coefficients[$1] * discretisation.value($1, place) : $0
            }
        }
    }

    /// γ over the whole grid, evenly spaced in ln τ: times in s and γ in Ω.
    public func curve(pointsPerDecade: Int = 40) -> (times: [Double], densities: [Double]) {
        let (low, high) = (log10(times[0]), log10(times[times.count - 1]))
        let count = max(2, Int(((high - low) * Double(pointsPerDecade)).rounded()) + 1)
        let list = (0..<count).map { pow(10, low + (high - low) * Double($0) / Double(count - 1)) }
        return (list, density(at: list))
    }

    /// Uncertainties of sums of the unknowns, as the fit without bounds would have them for those above zero.
    func linear(_ weights: [Double]) throws(NumericalError) -> Uncertain {
        Self.linear(weights, solution, try Self.covariance(problem, regularisation, isFree, variance))
    }

    /// Covariance of the unknowns.
    func covariance() throws(NumericalError) -> [[Double]] {
        try Self.covariance(problem, regularisation, isFree, variance)
    }
}
