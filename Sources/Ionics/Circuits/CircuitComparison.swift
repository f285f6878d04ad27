import Glibc
import NumericalMethods

/// Which of several circuits a spectrum asks for.
///
/// Akaike's criterion ranks any circuits; Fisher's test asks whether the larger of two nested ones is better than chance.
/// Source: C. M. Hurvich, C.-L. Tsai, Biometrika 1989, 76, 297; P. R. Bevington, Data Reduction and Error Analysis, chapter 11 (row L12).
public struct CircuitComparison: Sendable {
    /// Best first.
    public let ranking: [Entry]

    /// One circuit among them.
    public struct Entry: Sendable {
        public let fit: CircuitFit
        /// AICc minus that of the best: under 2 nearly as good, above 10 without support.
        public let difference: Double
        /// exp(−Δ/2) over the sum of all: the share of belief.
        public let weight: Double
    }

    /// - Throws: `CircuitError.notComparable` when the fits are not of the same points with the same weights.
    public init(_ fits: [CircuitFit]) throws(CircuitError) {
        for fit in fits.dropFirst() { try Self.check(fits[0], fit) }
        let criteria = fits.map(\.correctedAkaikeCriterion)
        let least = criteria.min() ?? 0
        let weights = criteria.map { exp(-($0 - least) / 2) }
        let sum = weights.reduce(0, +)
        ranking = fits.indices.sorted { (criteria[$0], $0) < (criteria[$1], $1) }.map {
            Entry(fit: fits[$0], difference: criteria[$0] - least, weight: weights[$0] / sum)
        }
    }

    private static func check(_ first: CircuitFit, _ second: CircuitFit) throws(CircuitError) {
        guard first.spectrum == second.spectrum else { throw .notComparable(reason: "their spectra differ") }
        guard first.weighting == second.weighting else { throw .notComparable(reason: "their weightings differ") }
    }

    /// The probability that a circuit's additional parameters would lower the sum of squares so much by chance; below 0.05 they are significant.
    ///
    /// - Parameters:
    ///   - smaller: a special case of `larger`.
    ///   - larger: the circuit with more parameters.
    /// - Throws: `CircuitError.notComparable`.
    public static func chance(smaller: CircuitFit, larger: CircuitFit) throws(CircuitError) -> Double {
        try check(smaller, larger)
        let added = smaller.degreesOfFreedom - larger.degreesOfFreedom
        guard added > 0, larger.degreesOfFreedom > 0 else {
            throw .notComparable(reason: "\(larger.circuit) has no more free parameters than \(smaller.circuit)")
        }
        let gain = (smaller.sumOfSquares - larger.sumOfSquares) / Double(added)
        return FisherDistribution(numerator: Double(added), denominator: Double(larger.degreesOfFreedom))
            .tail(gain / larger.reducedChiSquare)
    }
}
