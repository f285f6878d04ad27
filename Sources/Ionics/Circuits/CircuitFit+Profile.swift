import Glibc
import NumericalMethods

extension CircuitFit {
    /// The interval of a parameter by profile likelihood: where the sum of squares, made least over all other parameters, has risen by
    /// t² S/f (by z² with given uncertainties).
    ///
    /// Unlike the covariance's it need not be symmetric, and an end is open where the data set no bound on that side.
    /// Source: D. M. Bates, D. G. Watts, Nonlinear Regression Analysis, Wiley 1988, section 6.1.
    ///
    /// - Parameters:
    ///   - name: of the parameter, one that is not fixed.
    ///   - coverage: 0.95 for 95 %.
    /// - Returns: lower and upper end in the parameter's unit; nil for an open end.
    /// - Throws: `CircuitError.unknownParameter`, `.notComparable` for a fixed one.
    public func profileInterval(_ name: String, coverage: Double = 0.95) throws -> (lower: Double?, upper: Double?) {
        let index = try circuit.index(ofParameter: name)
        guard !fixedParameters.contains(index) else {
            throw CircuitError.notComparable(reason: "\(name) was fixed and has no interval")
        }
        let factor = coverageFactor(coverage)
        let scale = weighting == .standardUncertainties ? 1 : reducedChiSquare
        let limit = sumOfSquares + factor * factor * scale
        let bounds = CircuitModel.searchBounds(circuit.parameters[index])
        let scales = try weighting.scales(of: spectrum)
        let others = circuit.parameters.indices.filter { $0 != index && !fixedParameters.contains($0) }
        let variance = searched.covariance[index][index]
        let step = variance > 0 ? sqrt(variance) * factor : 0.02 * (bounds.upperBound - bounds.lowerBound)
        func end(_ direction: Double) -> Double? {
            var warm = others.map { searched.values[$0] }
            func excess(_ place: Double) -> Double {
                var fixed = values
                fixed[index] = CircuitModel.value(place, circuit.parameters[index])
                let model = CircuitModel(
                    circuit, free: others, values: fixed, angularFrequencies: spectrum.angularFrequencies,
                    measured: zip(spectrum.realImpedances, spectrum.imaginaryImpedances).map { ComplexNumber($0, $1) },
                    scales: scales)
                guard !others.isEmpty else {
                    return model.residualsAndJacobian([]).residuals.reduce(0) { $0 + $1 * $1 } - limit
                }
                guard let found = try? model.minimum(from: warm, tolerance: 1e-10, evaluationLimit: 300) else {
                    return .infinity
                }
                warm = found.parameters
                return found.sumOfSquares - limit
            }
            let origin = searched.values[index]
            var (inside, insideExcess) = (origin, sumOfSquares - limit)
            var width = step
            for _ in 0..<40 {
                let outside = min(max(origin + direction * width, bounds.lowerBound), bounds.upperBound)
                let outsideExcess = excess(outside)
                if outsideExcess > 0 {
                    return Self.root(inside, insideExcess, outside, outsideExcess, tolerance: 1e-4 * step, excess)
                }
                if outside == bounds.lowerBound || outside == bounds.upperBound { return nil }
                (inside, insideExcess) = (outside, outsideExcess)
                width *= 1.6
            }
            return nil
        }
        return (
            end(-1).map { CircuitModel.value($0, circuit.parameters[index]) },
            end(1).map { CircuitModel.value($0, circuit.parameters[index]) }
        )
    }

    /// Where a function changes sign: the secant through the two ends, kept inside the interval (Illinois method).
    private static func root(
        _ inside: Double, _ insideValue: Double, _ outside: Double, _ outsideValue: Double, tolerance: Double,
        _ function: (Double) -> Double
    ) -> Double {
        var (a, fa, b, fb) = (inside, insideValue, outside, outsideValue)
        for _ in 0..<60 where abs(b - a) > tolerance {
            let next = fb.isFinite ? b - fb * (b - a) / (fb - fa) : (a + b) / 2
            let value = function(next)
            if abs(value) < 1e-6 * abs(insideValue) { return next }
            if value > 0 {
                (b, fb) = (next, value)
                fa /= 2
            } else {
                (a, fa) = (next, value)
                fb /= 2
            }
        }
        return (a + b) / 2
    }
}
