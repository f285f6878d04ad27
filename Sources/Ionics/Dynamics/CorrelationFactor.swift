import Glibc
import NumericalMethods
public import Quantities

/// f = D*/(Γ⟨a²⟩/6): 1 for jumps without memory, below 1 for those that go back, above 1 for those that go on (row F12).
///
/// D* and Γ come from the same ions, and an ion that jumps more also gets farther: the uncertainty is that of a ratio of means,
/// u² = Σ (Dᵢ − f Wᵢ)²/(n (n − 1) W̄²) with Wᵢ = Σ a²/(6 t) of each ion. Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977), §2.11.
///
/// The straight part starts after five jumps of an ion on average, or later where the mean square displacement still bends. A start that
/// follows the run's own noise, as that of `DiffusiveRegime` does a little, would choose among the values it gives: in simulated walks
/// the 95 % intervals then cover the truth in 90 % of runs only, with this rule in 94 to 95 % (`Benchmarks/calibration`).
public struct CorrelationFactor: Hashable, Sendable {
    /// With one standard uncertainty.
    public let value: Uncertain
    /// 95 % interval f exp(±k u/f), k by Student's factor for `Diffusivity.degreesOfFreedom` of the ions' deviations.
    public let interval: ClosedRange<Double>
    /// First lag of the straight part, in frames.
    public let startLag: Int
    /// D* from this start, in cm²/s.
    public let tracer: Uncertain

    /// Mean number of jumps after which a walk that is no worse than a random one has forgotten.
    static let jumpsOfMemory = 5.0
    /// Bends below this probability move the start.
    static let probabilityOfBend = 0.001

    /// - Parameters:
    ///   - jumps: of the ions of one element.
    ///   - displacement: of the same ions in the same order.
    /// - Throws: `TrajectoryError.countsDiffer` when the ions are not the same; `.notDetermined` without jumps, for fewer than eight ions,
    ///   or when the run is shorter than four times the start.
    public init(_ jumps: JumpList, displacement: MeanSquareDisplacement) throws(TrajectoryError) {
        let count = jumps.ionCount
        guard displacement.ionCount == count else {
            throw .countsDiffer(name: "ions of the displacement", found: displacement.ionCount, expected: count)
        }
        guard displacement.frameCount == jumps.frameCount else {
            throw .countsDiffer(
                name: "frames of the displacement", found: displacement.frameCount, expected: jumps.frameCount)
        }
        guard count >= Diffusivity.fewestIons else {
            throw .notDetermined(name: "the correlation factor", reason: "\(count) ions are too few for their spread")
        }
        guard !jumps.jumps.isEmpty else {
            throw .notDetermined(name: "the correlation factor", reason: "there are no jumps")
        }
        startLag = try Self.start(jumps, displacement)
        let found = try Diffusivity(displacement, startLag: startLag)
        tracer = found.value
        let walks = jumps.randomWalkDiffusivities
        let number = Double(count)
        let mean = walks.reduce(0, +) / number
        let factor = found.value.value / mean
        let rests = zip(found.ofIons, walks).map { $0 - factor * $1 }
        let uncertainty = (rests.reduce(0) { $0 + $1 * $1 } / (number * (number - 1))).squareRoot() / mean
        value = Uncertain(factor, standardUncertainty: uncertainty)
        let degrees = Diffusivity.degreesOfFreedom(rests)
        let reach = StudentDistribution(degreesOfFreedom: degrees).coverageFactor() * uncertainty / factor
        interval = factor * exp(-reach)...factor * exp(reach)
    }

    private static func start(
        _ jumps: JumpList, _ displacement: MeanSquareDisplacement
    ) throws(TrajectoryError) -> Int {
        let frames = Double(jumps.frameCount - 1)
        let residence = frames * Double(jumps.ionCount) / Double(jumps.jumps.count)
        let least = Int((jumpsOfMemory * residence).rounded(.up))
        let bends = DiffusiveRegime.bends(displacement)
        let place = bends.lags.indices.first { place in
            DiffusiveRegime.lagsOfMemory * bends.lags[place] >= least
                && bends.probabilities[place] > probabilityOfBend
                && (place + 1 == bends.lags.count || bends.probabilities[place + 1] > probabilityOfBend)
        }
        guard let place, 4 * least <= jumps.frameCount else {
            throw .notDetermined(
                name: "the correlation factor",
                reason: 4 * least > jumps.frameCount
                    ? "an ion needs \(Int(residence.rounded())) frames for a jump, and the run has no more than \(jumps.frameCount)"
                    : "the mean square displacement bends up to frame \(bends.lags.last ?? 0); run longer")
        }
        return max(least, DiffusiveRegime.lagsOfMemory * bends.lags[place])
    }
}
