import Glibc
public import NumericalMethods
public import Quantities

/// The narrowing of an NMR line by motion, and the activation energy that it shows.
///
/// Source: J. R. Hendrickson, P. J. Bray, J. Magn. Reson. 1973, 9, 341; A. Abragam, The Principles of Nuclear Magnetism, Oxford 1961, chapter X (row D10).
public struct MotionalNarrowingFit: Sendable {
    /// How the width falls.
    public enum Form: String, Hashable, Codable, Sendable {
        /// Δν = A/[1 + (A/B − 1) exp(−E/k_B T)] + D.
        case hendricksonBray
        /// Δν² = A² (2/π) arctan(α Δν τ) + D² with τ = τ₀ exp(E/k_B T) and α = 1: τ and width in one kind of frequency.
        case abragam
    }

    public let form: Form
    /// ln A (Hz), E in eV, ln of A/B − 1 or of τ₀ in s, and D in Hz.
    public let parameters: CorrelatedValues
    public let sumOfSquares: Double
    /// Points minus 4.
    public let degreesOfFreedom: Int

    /// - Parameters:
    ///   - temperatures: in K, at least six.
    ///   - widths: full width at half maximum in Hz, positive; relative deviations count alike.
    ///   - form: how the width falls.
    /// - Throws: `NumericalError` when points are too few or not positive, or no start ends in a minimum.
    public init(temperatures: [Double], widths: [Double], form: Form = .hendricksonBray) throws(NumericalError) {
        guard temperatures.count == widths.count else {
            throw .lengthsDiffer("temperatures and widths", temperatures.count, widths.count)
        }
        guard widths.count > 5 else { throw .tooFewPoints(count: widths.count, needed: 6) }
        for (name, list) in [("temperatures", temperatures), ("widths", widths)] {
            for (index, value) in list.enumerated() where !(value > 0 && value.isFinite) {
                throw .notPositive(name: name, index: index, value: value)
            }
        }
        let inverse = temperatures.map { 1 / (PhysicalConstants.boltzmannElectronvolt * $0) }
        let (rigid, narrow) = (widths.max() ?? 1, widths.min() ?? 0)
        let residuals: ([Double]) -> [Double] = { p in
            zip(inverse, widths).map { log(Self.width($0, p, form) / $1) }
        }
        var best: NonlinearLeastSquares?
        // Where the line is half as wide: near each of the middle temperatures.
        for energy in [0.15, 0.3, 0.6] {
            for place in inverse.sorted() {
                let third = form == .hendricksonBray ? energy * place : -log(rigid) - energy * place
                let found = try? NonlinearLeastSquares(
                    start: [log(rigid), energy, third, 0.8 * narrow], residualCount: widths.count,
                    scalesCovariance: true,
                    bounds: [nil, 0.001...5, -100...150, 0...rigid], residuals: residuals)
                if let found, found.sumOfSquares < best?.sumOfSquares ?? .infinity { best = found }
            }
        }
        guard let best else { throw .notConverged(method: "the fit of line widths", status: 0) }
        self.form = form
        parameters = CorrelatedValues(values: best.parameters, covariance: best.covariance)
        sumOfSquares = best.sumOfSquares
        degreesOfFreedom = best.degreesOfFreedom
    }

    private static func width(_ inverse: Double, _ p: [Double], _ form: Form) -> Double {
        let rigid = exp(p[0])
        switch form {
        case .hendricksonBray: return rigid / (1 + exp(p[2] - p[1] * inverse)) + p[3]
        case .abragam:
            // The width stands on both sides: it lies between D and √(A² + D²), where the right side grows slower than the left.
            let time = exp(min(600, p[2] + p[1] * inverse))
            var (low, high) = (p[3] * p[3], rigid * rigid + p[3] * p[3])
            for _ in 0..<80 {
                let middle = (low + high) / 2
                let right = rigid * rigid * 2 / .pi * atan(sqrt(middle) * time) + p[3] * p[3]
                if right > middle { low = middle } else { high = middle }
            }
            return sqrt((low + high) / 2)
        }
    }

    /// Width in Hz at a temperature in K.
    public func width(atTemperature temperature: Double) -> Double {
        Self.width(1 / (PhysicalConstants.boltzmannElectronvolt * temperature), parameters.values, form)
    }

    /// E in eV.
    public var activationEnergy: Uncertain { parameters.uncertain(1) }
    /// Width of the rigid lattice in Hz, without the residual width.
    public var rigidWidth: Uncertain { parameters.propagate { exp($0[0]) } }
    /// D in Hz, of the field's inhomogeneity.
    public var residualWidth: Uncertain { parameters.uncertain(3) }

    /// k of the interval x ± k u, by Student's t.
    public func coverageFactor(_ coverage: Double = 0.95) -> Double {
        StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom)).coverageFactor(coverage)
    }

    /// E in eV by the rule of thumb of Waugh and Fedin, 1.617e-3 eV/K times the temperature at which narrowing begins.
    ///
    /// Source: J. S. Waugh, E. I. Fedin, Sov. Phys. Solid State 1963, 4, 1633.
    public static func waughFedinEnergy(onsetTemperature: Double) -> Double { 1.617e-3 * onsetTemperature }
}
