import Glibc
import NumericalMethods

/// Residuals of a circuit against a spectrum, as a function of the parameters that are searched: ln p of logarithmic ones, p of others.
///
/// All real parts come first, then all imaginary parts. Not to be shared between threads.
final class CircuitModel {
    let circuit: Circuit
    /// Places of the parameters that are searched.
    let free: [Int]
    let residualCount: Int
    let bounds: [ClosedRange<Double>]
    private let evaluator: CircuitEvaluator
    private let angularFrequencies: [Double]
    private let measured: [ComplexNumber]
    private let scales: (real: [Double], imaginary: [Double])
    private var values: [Double]
    private var derivatives: [ComplexNumber]
    private let isLogarithmic: [Bool]

    /// - Parameters:
    ///   - values: of all parameters; those that are not free stay so.
    ///   - measured: Z in Ω at each angular frequency.
    ///   - scales: what the residuals of Z′ and Z″ are divided by, in Ω.
    init(
        _ circuit: Circuit, free: [Int], values: [Double], angularFrequencies: [Double], measured: [ComplexNumber],
        scales: (real: [Double], imaginary: [Double])
    ) {
        self.circuit = circuit
        self.free = free
        self.values = values
        self.angularFrequencies = angularFrequencies
        self.measured = measured
        self.scales = scales
        evaluator = CircuitEvaluator(circuit)
        residualCount = 2 * measured.count
        bounds = free.map { Self.searchBounds(circuit.parameters[$0]) }
        isLogarithmic = free.map { circuit.parameters[$0].isLogarithmic }
        derivatives = [ComplexNumber](repeating: .zero, count: circuit.parameters.count)
    }

    static func searchBounds(_ parameter: CircuitParameter) -> ClosedRange<Double> {
        guard parameter.isLogarithmic else { return parameter.bounds }
        return log(parameter.bounds.lowerBound)...log(parameter.bounds.upperBound)
    }

    static func searched(_ value: Double, _ parameter: CircuitParameter) -> Double {
        parameter.isLogarithmic ? log(value) : value
    }

    static func value(_ searched: Double, _ parameter: CircuitParameter) -> Double {
        parameter.isLogarithmic ? exp(searched) : searched
    }

    /// Fills residuals, and derivatives by columns where there is a place for them.
    func evaluate(
        _ search: UnsafeBufferPointer<Double>, _ residuals: UnsafeMutableBufferPointer<Double>,
        _ jacobian: UnsafeMutableBufferPointer<Double>?
    ) -> Bool {
        for place in free.indices {
            values[free[place]] = isLogarithmic[place] ? exp(search[place]) : search[place]
        }
        let count = measured.count
        values.withUnsafeBufferPointer { values in
            derivatives.withUnsafeMutableBufferPointer { derivatives in
                for point in 0..<count {
                    let found = evaluator.impedance(
                        angularFrequencies[point], values, derivatives: jacobian == nil ? nil : derivatives)
                    let (real, imaginary) = (1 / scales.real[point], 1 / scales.imaginary[point])
                    residuals[point] = (found.real - measured[point].real) * real
                    residuals[count + point] = (found.imaginary - measured[point].imaginary) * imaginary
                    guard let jacobian else { continue }
                    for place in free.indices {
                        let index = free[place]
                        let factor = isLogarithmic[place] ? values[index] : 1
                        jacobian[place * residualCount + point] = factor * derivatives[index].real * real
                        jacobian[place * residualCount + count + point] =
                            factor * derivatives[index].imaginary * imaginary
                    }
                }
            }
        }
        return true
    }

    /// Residuals and derivatives by columns at one place.
    func residualsAndJacobian(_ search: [Double]) -> (residuals: [Double], jacobian: [Double]) {
        var residuals = [Double](repeating: 0, count: residualCount)
        var jacobian = [Double](repeating: 0, count: residualCount * free.count)
        _ = search.withUnsafeBufferPointer { search in
            residuals.withUnsafeMutableBufferPointer { residuals in
                jacobian.withUnsafeMutableBufferPointer { evaluate(search, residuals, $0) }
            }
        }
        return (residuals, jacobian)
    }

    /// The nearest minimum.
    func minimum(
        from start: [Double], tolerance: Double = 1e-12, evaluationLimit: Int = 1000
    ) throws(NumericalError) -> LevenbergMarquardtSearch {
        try LevenbergMarquardtSearch(
            start: start, bounds: bounds, residualCount: residualCount, tolerance: tolerance,
            evaluationLimit: evaluationLimit
        ) { self.evaluate($0, $1, $2) }
    }
}
