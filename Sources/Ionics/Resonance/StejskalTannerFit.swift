import Glibc
public import NumericalMethods
public import Quantities

/// The fit of echoes attenuated by diffusion between pulsed field gradients, ln(S/S₀) = −D b, b = γ²g²δ²(Δ − δ/3).
///
/// Source: E. O. Stejskal, J. E. Tanner, J. Chem. Phys. 1965, 42, 288 (row D4).
public struct StejskalTannerFit: Sendable {
    /// ln S₀ and ln D (D in m²/s).
    public let parameters: CorrelatedValues
    /// Of S/S₀.
    public let sumOfSquares: Double
    /// Points minus 2.
    public let degreesOfFreedom: Int

    /// b in s/m².
    ///
    /// - Parameters:
    ///   - gyromagneticRatio: γ in rad s⁻¹ T⁻¹; 1.0398e8 for ⁷Li, 3.937e7 for ⁶Li, 2.6752e8 for ¹H.
    ///   - gradient: g in T/m, of rectangular pulses.
    ///   - duration: δ in s.
    ///   - delay: Δ in s, from the beginning of one pulse to that of the other.
    public static func weighting(gyromagneticRatio: Double, gradient: Double, duration: Double, delay: Double) -> Double
    {
        let phase = gyromagneticRatio * gradient * duration
        return phase * phase * (delay - duration / 3)
    }

    /// - Parameters:
    ///   - weightings: b in s/m², at least three different ones, not negative.
    ///   - amplitudes: S in any unit; noise is the same for all of them.
    /// - Throws: `NumericalError` when points are too few or not positive, or no minimum is found.
    public init(weightings: [Double], amplitudes: [Double]) throws(NumericalError) {
        guard weightings.count == amplitudes.count else {
            throw .lengthsDiffer("weightings and amplitudes", weightings.count, amplitudes.count)
        }
        guard weightings.count > 2 else { throw .tooFewPoints(count: weightings.count, needed: 3) }
        for (index, value) in weightings.enumerated() where !(value >= 0 && value.isFinite) {
            throw .notPositive(name: "weightings", index: index, value: value)
        }
        guard let largest = amplitudes.max(), largest > 0, let widest = weightings.max(), widest > 0 else {
            throw .notPositive(name: "amplitudes", index: 0, value: amplitudes.max() ?? 0)
        }
        // Amplitudes keep their even noise; logarithms would count weak echoes too much.
        let model: LevenbergMarquardtSearch.Model = { p, residuals, jacobian in
            for row in weightings.indices {
                let decay = weightings[row] * exp(p[1])
                let value = exp(p[0] - decay)
                residuals[row] = value - amplitudes[row] / largest
                jacobian?[row] = value
                jacobian?[weightings.count + row] = -decay * value
            }
            return true
        }
        var best: LevenbergMarquardtSearch?
        for factor in [0.1, 1, 10] {
            let found = try? LevenbergMarquardtSearch(
                start: [0, log(factor / widest)], bounds: [-20...20, -100...50], residualCount: weightings.count,
                model: model)
            if let found, found.sumOfSquares < best?.sumOfSquares ?? .infinity { best = found }
        }
        guard let best else { throw .notConverged(method: "the fit of echoes", status: 0) }
        let covariance = best.covariance(model, residualCount: weightings.count)
        degreesOfFreedom = weightings.count - 2
        let variance = best.sumOfSquares / Double(weightings.count - 2)
        parameters = CorrelatedValues(
            values: [best.parameters[0] + log(largest), best.parameters[1]],
            covariance: covariance.matrix.map { $0.map { $0 * variance } })
        sumOfSquares = best.sumOfSquares
    }

    /// D in m²/s.
    public var diffusivity: Uncertain { parameters.propagate { exp($0[1]) } }

    /// The interval of D in m²/s, symmetric in its logarithm, by Student's t.
    public func diffusivityInterval(coverage: Double = 0.95) -> ClosedRange<Double> {
        let logarithm = parameters.uncertain(1)
        let reach =
            StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom)).coverageFactor(coverage)
            * logarithm.standardUncertainty
        return exp(logarithm.value - reach)...exp(logarithm.value + reach)
    }

    /// √(2 D t) in m: how far ions come along the gradient within the delay; grains smaller than that hold them back.
    public func diffusionLength(delay: Double) -> Uncertain { (2 * delay * diffusivity).power(0.5) }
}
