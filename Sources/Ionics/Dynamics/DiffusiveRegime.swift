import NumericalMethods

/// Where a mean square displacement becomes straight, by a test of its bend.
///
/// For a lag i, the slope between i and 2i is compared with that between 2i and 4i, ion by ion; the mean difference over its own
/// standard error is Student's t of n − 1 degrees. At the first lag at which this and the next one tested show no bend (two-sided
/// probability above 5 %), what is left of it is about as large as the uncertainty. Memory decays at least exponentially, so the
/// straight part starts at four times that lag: in simulated walks that return or go on, the 95 % intervals of D then cover the truth in
/// 94 to 96 % of runs (`Benchmarks/calibration`), against 83 % at the lag itself. Ballistic motion bends up, caged and returning ions
/// bend down; both are found.
public struct DiffusiveRegime: Sendable {
    /// In frames; four times the first lag without a bend.
    public let startLag: Int
    /// Lags tested, in frames.
    public let tested: [Int]
    /// Two-sided probability of a bend as large by chance, for each.
    public let probabilities: [Double]

    /// - Throws: `TrajectoryError.notDetermined` for fewer than eight ions, or when the MSD bends up to an eighth of the run.
    public init(_ displacement: MeanSquareDisplacement) throws(TrajectoryError) {
        let count = displacement.ionCount
        guard count >= Diffusivity.fewestIons else {
            throw .notDetermined(
                name: "the start of the straight part",
                reason: "\(count) paths are too few for the test; give `startLag`, for a collective that of its ions")
        }
        let (tested, probabilities) = Self.bends(displacement)
        (self.tested, self.probabilities) = (tested, probabilities)
        let start = tested.indices.first { place in
            probabilities[place] > 0.05 && (place + 1 >= tested.count ? place == 0 : probabilities[place + 1] > 0.05)
        }
        guard let start else {
            throw .notDetermined(
                name: "the start of the straight part",
                reason:
                    "the mean square displacement bends up to frame \(tested.last ?? 0), an eighth of the run; run longer"
            )
        }
        startLag = Self.lagsOfMemory * tested[start]
    }

    /// The straight part starts at this many times the first lag without a bend.
    static let lagsOfMemory = 4

    /// Lags up to an eighth of the run, each 1.4 times the one before, and the two-sided probability of a bend as large by chance.
    static func bends(_ displacement: MeanSquareDisplacement) -> (lags: [Int], probabilities: [Double]) {
        let count = displacement.ionCount
        let lags = displacement.lagsOfIons
        var tested: [Int] = []
        var probabilities: [Double] = []
        var next = 1.0
        for (place, lag) in lags.enumerated() where Double(lag) >= next && 8 * lag < displacement.frameCount {
            guard let second = lags.firstIndex(where: { $0 >= 2 * lag }),
                let third = lags.firstIndex(where: { $0 >= 4 * lag })
            else { break }
            next = 1.4 * Double(lag)
            let early = 1 / Double(lags[second] - lag)
            let late = 1 / Double(lags[third] - lags[second])
            let bends = displacement.ofIons.map {
                ($0[third] - $0[second]) * late - ($0[second] - $0[place]) * early
            }
            let mean = bends.reduce(0, +) / Double(count)
            let variance = bends.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
            let t = variance > 0 ? abs(mean) / (variance / Double(count)).squareRoot() : 0
            tested.append(lag)
            probabilities.append(2 * (1 - StudentDistribution(degreesOfFreedom: Double(count - 1)).cumulative(t)))
        }
        return (tested, probabilities)
    }
}
