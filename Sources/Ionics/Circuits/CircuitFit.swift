import Glibc
import NumericalMethods
public import Quantities

/// The complex non-linear least-squares fit of a circuit to an impedance spectrum.
///
/// Makes Σ [(Z′ − Z′_fit)/s′]² + [(Z″ − Z″_fit)/s″]² least over the logarithms of the parameters (exponents as they are) by Levenberg and
/// Marquardt's method with analytic derivatives, from many seeded starts. Of parts of the circuit that are alike, the faster one stands first.
/// Source: B. A. Boukamp, Solid State Ionics 1986, 20, 31 (row L12).
public struct CircuitFit: Sendable {
    public let circuit: Circuit
    public let spectrum: ImpedanceSpectrum
    public let weighting: ImpedanceWeighting
    /// Of all parameters of the circuit, in its order and their units.
    public let values: [Double]
    /// What the fit searched: ln p of logarithmic parameters, p of others, with their covariance. Parameters that are fixed, at a bound or not
    /// determined have variance zero here; `fixedParameters`, `parametersAtBounds` and `undeterminedParameters` name them.
    public let searched: CorrelatedValues
    /// Of the weighted residuals.
    public let sumOfSquares: Double
    /// Twice the points minus the parameters that were free.
    public let degreesOfFreedom: Int
    /// Weighted residuals (fit − data)/s of Z′ and Z″, in the spectrum's order.
    public let residuals: (real: [Double], imaginary: [Double])
    /// The minima that the starts ended in, best first: one deep one that most starts find can be trusted.
    public let optima: [CircuitOptimum]
    /// Starts that ended nowhere.
    public let failedStartCount: Int
    /// Places of parameters that were given and not searched.
    public let fixedParameters: [Int]
    /// Places of parameters that ended at a bound; their uncertainties mean nothing.
    public let parametersAtBounds: [Int]
    /// Places of parameters that the data do not determine.
    public let undeterminedParameters: [Int]

    /// - Parameters:
    ///   - circuit: see `Circuit`.
    ///   - spectrum: at least half as many points as parameters, and one more.
    ///   - weighting: see `ImpedanceWeighting`.
    ///   - start: values of all parameters in their order; nil takes what the spectrum shows.
    ///   - fixed: parameters that stay at a value, by name.
    ///   - startCount: how many starts are made, that of `start` among them; 1 gives the nearest minimum.
    ///   - seed: of the scattered starts.
    /// - Throws: `CircuitError` for a wrong parameter, `IonicsError` for weights that the spectrum does not have, `NumericalError` when points are
    ///   too few or no start ends in a minimum.
    public init(
        _ circuit: Circuit, spectrum: ImpedanceSpectrum, weighting: ImpedanceWeighting = .modulus,
        start: [Double]? = nil, fixed: [String: Double] = [:], startCount: Int = 24, seed: UInt64 = 1
    ) throws {
        let held = try Self.held(fixed, circuit)
        if let start { try Self.check(start, circuit) }
        let free = circuit.parameters.indices.filter { held[$0] == nil }
        guard 2 * spectrum.count > free.count else {
            throw NumericalError.tooFewPoints(count: spectrum.count, needed: free.count / 2 + 1)
        }
        let scales = try weighting.scales(of: spectrum)
        func model(_ values: [Double]) -> CircuitModel {
            CircuitModel(
                circuit, free: free, values: values, angularFrequencies: spectrum.angularFrequencies,
                measured: zip(spectrum.realImpedances, spectrum.imaginaryImpedances).map { ComplexNumber($0, $1) },
                scales: scales)
        }
        let found = try CircuitMultiStart(
            circuit: circuit, spectrum: spectrum, start: start, held: held, startCount: startCount, seed: seed,
            makeModel: model)
        let values = found.optima[0].values
        let best = model(values)
        let search = free.map { CircuitModel.searched(values[$0], circuit.parameters[$0]) }
        let (residuals, jacobian) = best.residualsAndJacobian(search)
        let sum = residuals.reduce(0) { $0 + $1 * $1 }
        let atBounds = free.indices.filter {
            let (bounds, place) = (best.bounds[$0], search[$0])
            let width = bounds.upperBound - bounds.lowerBound
            return place - bounds.lowerBound < 1e-6 * width || bounds.upperBound - place < 1e-6 * width
        }
        let covariance = ParameterCovariance(jacobian: jacobian, rows: residuals.count, fixed: atBounds)
        let freedom = residuals.count - free.count + atBounds.count
        let scale = weighting == .standardUncertainties ? 1 : sum / Double(max(1, freedom))
        var matrix = [[Double]](
            repeating: [Double](repeating: 0, count: circuit.parameters.count), count: circuit.parameters.count)
        for (row, first) in free.enumerated() {
            for (column, second) in free.enumerated() {
                let variance = scale * covariance.matrix[row][column]
                matrix[first][second] = variance.isFinite ? variance : 0
            }
        }
        self.circuit = circuit
        self.spectrum = spectrum
        self.weighting = weighting
        self.values = values
        searched = CorrelatedValues(
            values: zip(values, circuit.parameters).map { CircuitModel.searched($0, $1) }, covariance: matrix)
        sumOfSquares = sum
        degreesOfFreedom = freedom
        let half = spectrum.count
        self.residuals = (Array(residuals[..<half]), Array(residuals[half...]))
        optima = found.optima
        failedStartCount = found.failedStartCount
        fixedParameters = circuit.parameters.indices.filter { held[$0] != nil }
        parametersAtBounds = atBounds.map { free[$0] }
        undeterminedParameters = covariance.undetermined.map { free[$0] }
    }

    /// Fixed values by place; the order in which a dictionary lists them does not matter.
    private static func held(_ fixed: [String: Double], _ circuit: Circuit) throws(CircuitError) -> [Int: Double] {
        var held: [Int: Double] = [:]
        for name in fixed.keys.sorted() {
            let index = try circuit.index(ofParameter: name)
            guard let value = fixed[name] else { continue }
            try check(value, circuit.parameters[index])
            held[index] = value
        }
        return held
    }

    static func check(_ values: [Double], _ circuit: Circuit) throws(CircuitError) {
        guard values.count == circuit.parameters.count else {
            throw .wrongParameterCount(
                circuit: circuit.description, found: values.count, needed: circuit.parameters.count)
        }
        for (value, parameter) in zip(values, circuit.parameters) { try check(value, parameter) }
    }

    private static func check(_ value: Double, _ parameter: CircuitParameter) throws(CircuitError) {
        guard parameter.bounds.contains(value) else {
            throw .outsideBounds(name: parameter.name, value: value, bounds: parameter.bounds)
        }
    }

    /// `sumOfSquares` divided by the degrees of freedom: with given uncertainties about 1 for a right model, with modulus weights the relative variance.
    public var reducedChiSquare: Double { sumOfSquares / Double(max(1, degreesOfFreedom)) }

    /// Akaike's criterion for small samples, N ln(S/N) + 2k + 2k(k + 1)/(N − k − 1) with N residuals and k free parameters and the
    /// variance; with given uncertainties S + 2k + … without the variance. Only differences between fits of the same residuals mean something.
    ///
    /// Source: C. M. Hurvich, C.-L. Tsai, Biometrika 1989, 76, 297.
    public var correctedAkaikeCriterion: Double {
        let count = Double(2 * spectrum.count)
        let isKnown = weighting == .standardUncertainties
        let k = count - Double(degreesOfFreedom) + (isKnown ? 0 : 1)
        let fit = isKnown ? sumOfSquares : count * log(sumOfSquares / count)
        guard count - k - 1 > 0 else { return .infinity }
        return fit + 2 * k + 2 * k * (k + 1) / (count - k - 1)
    }

    /// All parameters with uncertainties and what is to be said about them.
    public var parameters: [CircuitFitParameter] {
        circuit.parameters.indices.map { index in
            let parameter = circuit.parameters[index]
            let deviation = deviation(index)
            let value = values[index]
            let reach = deviation * coverageFactor(0.95)
            let interval: ClosedRange<Double>?
            if fixedParameters.contains(index) || parametersAtBounds.contains(index) || !reach.isFinite {
                interval = nil
            } else {
                interval =
                    parameter.isLogarithmic ? value * exp(-reach)...value * exp(reach) : value - reach...value + reach
            }
            return CircuitFitParameter(
                name: parameter.name, unit: parameter.unit,
                value: Uncertain(value, standardUncertainty: parameter.isLogarithmic ? value * deviation : deviation),
                interval: interval, isFixed: fixedParameters.contains(index),
                isAtBound: parametersAtBounds.contains(index),
                isUndetermined: undeterminedParameters.contains(index)
                    || deviation / (parameter.isLogarithmic ? 1 : abs(value)) > 1)
        }
    }

    /// One of them by name.
    ///
    /// - Throws: `CircuitError.unknownParameter`.
    public func parameter(_ name: String) throws(CircuitError) -> CircuitFitParameter {
        parameters[try circuit.index(ofParameter: name)]
    }

    /// Standard uncertainty of a searched parameter: infinite when undetermined, not-a-number at a bound, zero when fixed.
    private func deviation(_ index: Int) -> Double {
        if parametersAtBounds.contains(index) { return .nan }
        if undeterminedParameters.contains(index) { return .infinity }
        return sqrt(searched.covariance[index][index])
    }

    /// k of a 95 % interval x ± k u and the like: Student's t, or the normal value where uncertainties were given.
    public func coverageFactor(_ coverage: Double) -> Double {
        weighting == .standardUncertainties
            ? NormalDistribution.quantile((1 + coverage) / 2)
            : StudentDistribution(degreesOfFreedom: Double(max(1, degreesOfFreedom))).coverageFactor(coverage)
    }

    /// The correlation coefficient of two parameters (of their logarithms), −1…1; not-a-number where one has no uncertainty.
    ///
    /// - Throws: `CircuitError.unknownParameter`.
    public func correlation(_ first: String, _ second: String) throws(CircuitError) -> Double {
        searched.correlation(try circuit.index(ofParameter: first), try circuit.index(ofParameter: second))
    }

    /// What follows from the parameters' values, with its uncertainty; infinite where it depends on an undetermined parameter.
    public func propagate(_ function: ([Double]) -> Double) -> Uncertain {
        func outer(_ search: [Double]) -> [Double] {
            zip(search, circuit.parameters).map { CircuitModel.value($0, $1) }
        }
        let result = searched.propagate { function(outer($0)) }
        for index in undeterminedParameters {
            var changed = searched.values
            changed[index] += 1e-3
            let other = function(outer(changed))
            if abs(other - result.value) > 1e-9 * abs(result.value) {
                return Uncertain(result.value, standardUncertainty: .infinity)
            }
        }
        return result
    }

    /// Z of the fit at ordinary frequencies in Hz: Z′ and Z″ in Ω.
    public func impedance(frequencies: [Double]) -> (real: [Double], imaginary: [Double]) {
        let evaluator = CircuitEvaluator(circuit)
        let found = frequencies.map { frequency in
            values.withUnsafeBufferPointer { evaluator.impedance(2 * .pi * frequency, $0) }
        }
        return (found.map(\.real), found.map(\.imaginary))
    }
}
