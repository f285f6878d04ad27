import Glibc
public import NumericalMethods
public import Quantities

/// Two Arrhenius lines, one on either side of a phase transition whose temperature is found with them.
///
/// Source: Xia et al. 2022, section 2 (row X1); the interval of the breakpoint after D. V. Hinkley, Biometrika 1970, 57, 1, by the sum of squares.
public struct PiecewiseArrheniusFit: Sendable {
    /// How the lines meet.
    public enum Form: String, Hashable, Codable, Sendable {
        /// They meet at the breakpoint: a change of slope alone.
        case continuous
        /// The quantity jumps, as at a transition of first order.
        case jump
    }

    public let form: Form
    /// ln y₀ and E in eV below the breakpoint, then above it, with their covariance: for the breakpoint found where y jumps, with its uncertainty where it
    /// does not.
    public let parameters: CorrelatedValues
    /// In K; with a jump the middle of the gap between two points, with u of an even distribution over it or of the interval.
    public let breakpoint: Uncertain
    /// 95 % in K.
    public let breakpointInterval: ClosedRange<Double>
    /// Of ln y.
    public let sumOfSquares: Double
    /// Points minus 4.
    public let degreesOfFreedom: Int
    /// The probability that a single line scatters so much by chance; for a breakpoint that was searched over all gaps, hence multiplied by their number.
    public let chanceOfSingleLine: Double
    public let kind: ArrheniusKind

    /// - Parameters:
    ///   - temperatures: in K, positive, at least seven different ones; in any order.
    ///   - values: y, positive.
    ///   - form: how the lines meet.
    ///   - kind: what the values are.
    /// - Throws: `NumericalError` when values are too few, not positive, or too few on every side.
    public init(temperatures: [Double], values: [Double], form: Form, kind: ArrheniusKind) throws(NumericalError) {
        let line = try ArrheniusFit(temperatures: temperatures, values: values, kind: kind)
        guard Set(temperatures).count > 6 else { throw .tooFewPoints(count: Set(temperatures).count, needed: 7) }
        let order = temperatures.indices.sorted { (temperatures[$0], $0) < (temperatures[$1], $1) }
        let t = order.map { temperatures[$0] }
        let y = order.map { log(values[$0]) }
        let count = t.count
        // Gaps with two different temperatures at least on either side.
        let gaps = (2...(count - 2)).filter {
            t[$0 - 1] < t[$0] && Set(t[..<$0]).count > 1 && Set(t[$0...]).count > 1
        }
        guard !gaps.isEmpty else { throw .tooFewPoints(count: count, needed: 7) }
        func fit(_ breakpoint: Double) throws(NumericalError) -> LinearLeastSquares {
            try LinearLeastSquares(
                design: t.map { Self.row($0, breakpoint, form) }, values: y, standardUncertainties: nil)
        }
        func sum(_ found: LinearLeastSquares) -> Double { found.residuals.reduce(0) { $0 + $1 * $1 } }
        var places: [(temperature: Double, sum: Double)] = []
        for gap in gaps {
            let parts = form == .jump ? 1 : 40
            for part in 0..<parts {
                let share = form == .jump ? 0.5 : (Double(part) + 0.5) / Double(parts)
                // Even in 1/T.
                let place = 1 / ((1 - share) / t[gap - 1] + share / t[gap])
                places.append((place, sum(try fit(place))))
            }
        }
        let index = places.indices.min { (places[$0].sum, $0) < (places[$1].sum, $1) } ?? 0
        var (place, least) = places[index]
        if form == .continuous {
            var width = t[count - 1] / 1000
            while width > 1e-6 {
                for next in [place - width, place + width] where next > t[1] && next < t[count - 2] {
                    let value = sum(try fit(next))
                    if value < least { (place, least) = (next, value) }
                }
                width *= 0.6
            }
        }
        let best = try fit(place)
        // A break in a gap takes nothing from the scatter: it could lie anywhere there.
        let freedom = count - 4
        let variance = least / Double(freedom)
        let factor = StudentDistribution(degreesOfFreedom: Double(freedom)).coverageFactor()
        let inside = places.filter { $0.sum <= least + factor * factor * variance }.map(\.temperature) + [place]
        var (low, high) = (inside.min() ?? place, inside.max() ?? place)
        if form == .jump {
            // A split holds anywhere between its neighbours.
            low = t[(t.firstIndex { $0 > low } ?? 1) - 1]
            high = t.first { $0 > high } ?? high
        }
        breakpoint = Uncertain(
            place,
            standardUncertainty: form == .jump && inside.count <= 2
                ? (high - low) / sqrt(12) : (high - low) / (2 * factor))
        breakpointInterval = low...high
        switch form {
        case .jump: parameters = CorrelatedValues(values: best.solution, covariance: best.covariance)
        case .continuous: parameters = Self.joined(best, t, place, variance)
        }
        self.form = form
        self.kind = kind
        sumOfSquares = least
        degreesOfFreedom = freedom
        let single = line.reducedChiSquare * Double(line.degreesOfFreedom)
        let tail = FisherDistribution(numerator: 2, denominator: Double(freedom)).tail((single - least) / 2 / variance)
        chanceOfSingleLine = min(1, tail * Double(gaps.count))
    }

    /// ln y₀ and E on either side of lines that meet, with what the breakpoint's own uncertainty adds.
    private static func joined(
        _ fit: LinearLeastSquares, _ temperatures: [Double], _ place: Double, _ variance: Double
    ) -> CorrelatedValues {
        let b = -1 / (PhysicalConstants.boltzmannElectronvolt * place)
        let change = fit.solution[1] - fit.solution[2]
        // Moving the breakpoint along −1/(k_B T) shifts the upper line by the change of slope.
        let design = temperatures.map { row($0, place, .continuous) + [$0 < place ? 0 : change] }
        let full = try? LinearLeastSquares(
            design: design, values: temperatures.map { _ in 0 }, standardUncertainties: temperatures.map { _ in 1 })
        let scale = variance / fit.reducedChiSquare
        let covariance =
            full.map { $0.covariance.map { $0.map { $0 * variance } } }
            ?? fit.covariance.map { $0.map { $0 * scale } + [0] } + [[0, 0, 0, 0]]
        // ln y₀ above follows from meeting at the breakpoint.
        return CorrelatedValues(values: fit.solution + [b], covariance: covariance).propagateSeveral {
            [$0[0], $0[1], $0[0] + ($0[1] - $0[2]) * $0[3], $0[2]]
        }
    }

    private static func row(_ temperature: Double, _ breakpoint: Double, _ form: Form) -> [Double] {
        let x = -1 / (PhysicalConstants.boltzmannElectronvolt * temperature)
        let b = -1 / (PhysicalConstants.boltzmannElectronvolt * breakpoint)
        switch form {
        case .jump: return temperature < breakpoint ? [1, x, 0, 0] : [0, 0, 1, x]
        // ln y = a + E₁ x below and a + E₁ b + E₂ (x − b) above.
        case .continuous: return temperature < breakpoint ? [1, x, 0] : [1, b, x - b]
        }
    }

    /// E in eV below the breakpoint.
    public var energyBelow: Uncertain { parameters.uncertain(1) }
    /// E in eV above it.
    public var energyAbove: Uncertain { parameters.uncertain(3) }
    /// E above minus E below in eV.
    public var energyChange: Uncertain { parameters.propagate { $0[3] - $0[1] } }
    /// y above divided by y below at the breakpoint; 1 for a continuous fit.
    public var jump: Uncertain {
        guard form == .jump else { return Uncertain(exactly: 1) }
        let inverse = 1 / (PhysicalConstants.boltzmannElectronvolt * breakpoint.value)
        return parameters.propagate { exp($0[2] - $0[0] - ($0[3] - $0[1]) * inverse) }
    }
}
