import Glibc
import NumericalMethods
public import Quantities

/// D from the straight part of a mean square displacement, MSD(t) = c + 2d D t, with what is known about its error.
///
/// Slope and intercept by generalised least squares with the covariance of Brownian paths: neighbouring lags share most of their
/// displacements, which ordinary least squares takes for independent data. Source: A. R. McCluskey et al., J. Chem. Theory Comput. 21,
/// 79 (2025) (row F2).
///
/// The stated uncertainty is, with eight ions or more, the spread of the ions' own slopes divided by √n, which knows of rare jumps,
/// trapped ions and memory; for fewer paths that of the Brownian model. Correlation between the squares of different ions'
/// displacements escapes it; `DiffusivityBlocks` looks for that.
public struct Diffusivity: Sendable {
    /// D in cm²/s with one standard uncertainty.
    public let value: Uncertain
    /// 95 % interval of D in cm²/s: D exp(±k u/D) with Student's factor for `degreesOfFreedom`, because D, a mean of squares, errs farther up
    /// than down; for fewer than eight paths that of an estimated variance (χ²).
    public let interval: ClosedRange<Double>
    /// c in Å²: what vibration and forward or backward memory add once.
    public let intercept: Double
    /// First lag of the straight part, in frames.
    public let startLag: Int
    /// Lags used, in frames.
    public let lags: [Int]
    /// Weight of each lag's MSD in the slope, per frame.
    public let weights: [Double]
    /// D of each ion in cm²/s, by the same weights.
    public let ofIons: [Double]
    /// Standard uncertainty in cm²/s that the Brownian model alone gives.
    public let brownianUncertainty: Double
    /// ν = 2 (D/u)²: number of independent squares that would know D as well.
    public let effectiveSquares: Double
    /// xx, yy, zz, xy, xz, yz of the tensor in cm²/s; their mean over the diagonal is D.
    public let tensor: [Double]
    /// Directions counted, d.
    public let dimensions: Int

    /// cm²/s in Å²/fs.
    static let squareCentimetresPerSecond = 0.1

    /// - Parameters:
    ///   - displacement: of ions or of the collective.
    ///   - startLag: first frame of the straight part; nil finds it by `DiffusiveRegime`, which needs eight ions.
    ///   - endLag: last; nil takes half the frames, or five quarters of a later start.
    /// - Throws: `TrajectoryError.notDetermined` when the MSD nowhere gets straight, or its slope is not positive.
    public init(
        _ displacement: MeanSquareDisplacement, startLag: Int? = nil, endLag: Int? = nil
    ) throws(TrajectoryError) {
        let frames = displacement.frameCount
        let start: Int
        if let startLag { start = startLag } else { start = try DiffusiveRegime(displacement).startLag }
        let end = endLag ?? max(start + 1, frames / 2, min(frames - 1, start + start / 4))
        guard start >= 1, end > start, end < frames else {
            throw .outOfRange(
                name: "startLag", value: Double(start), expected: "1 to \(end - 1), with endLag \(end) below \(frames)")
        }
        self.startLag = start
        dimensions = 3
        let chosen = Self.thinned(displacement.lagsOfIons.filter { $0 >= start && $0 <= end }, to: 40)
        guard chosen.count >= 2 else {
            throw .notDetermined(name: "D", reason: "no two lags lie between frames \(start) and \(end)")
        }
        lags = chosen
        let means = chosen.map { displacement.value(lag: $0) }
        let fit = try Self.fit(means, lags: chosen, frameCount: frames, pathCount: displacement.ionCount)
        weights = fit.weights
        intercept = fit.intercept
        let factor = Self.squareCentimetresPerSecond / (6 * displacement.frameInterval)
        let estimate = factor * fit.slope
        guard estimate > 0 else {
            throw .notDetermined(
                name: "D",
                reason: "the slope is not positive: the run is too short for the few independent displacements in it")
        }
        brownianUncertainty = factor * fit.uncertainty
        let places = chosen.compactMap { displacement.lagsOfIons.firstIndex(of: $0) }
        ofIons = displacement.ofIons.map { ion in
            factor * zip(places, fit.weights).reduce(0) { $0 + ion[$1.0] * $1.1 }
        }
        tensor = displacement.components.map { component in
            3 * factor * zip(chosen, fit.weights).reduce(0) { $0 + component[$1.0] * $1.1 }
        }
        let count = Double(ofIons.count)
        if ofIons.count >= Self.fewestIons {
            let mean = ofIons.reduce(0, +) / count
            let spread = ofIons.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
            let uncertainty = (spread / count).squareRoot()
            value = Uncertain(estimate, standardUncertainty: uncertainty)
            effectiveSquares = 2 * (estimate / uncertainty) * (estimate / uncertainty)
            let degrees = Self.degreesOfFreedom(ofIons.map { $0 - mean })
            let reach = StudentDistribution(degreesOfFreedom: degrees).coverageFactor() * uncertainty / estimate
            interval = estimate * exp(-reach)...estimate * exp(reach)
        } else {
            value = Uncertain(estimate, standardUncertainty: brownianUncertainty)
            effectiveSquares = 2 * (estimate / brownianUncertainty) * (estimate / brownianUncertainty)
            guard effectiveSquares >= Self.fewestSquares else {
                throw .notDetermined(
                    name: "D",
                    reason:
                        "the run holds fewer than \(Int(Self.fewestSquares)) independent displacements of the collective beyond the start of the straight part"
                )
            }
            let squares = ChiSquareDistribution(degreesOfFreedom: effectiveSquares)
            interval =
                effectiveSquares * estimate / squares.quantile(0.975)...effectiveSquares * estimate
                / squares.quantile(0.025)
        }
    }

    /// With fewer the interval reaches over two powers of ten and the estimate means nothing.
    static let fewestSquares = 2.0
    /// With fewer ions their spread says too little.
    static let fewestIons = 8

    /// Degrees of freedom of a variance estimated from deviations, ν = 2/(2/(n − 1) + κ/n) with their excess kurtosis κ: n − 1 for normal ones,
    /// fewer where most ions are slow and a few fast. Source: F. E. Satterthwaite, Biometrics Bull. 2, 110 (1946), with the variance of s².
    static func degreesOfFreedom(_ deviations: [Double]) -> Double {
        let number = Double(deviations.count)
        let second = deviations.reduce(0) { $0 + $1 * $1 } / number
        let fourth = deviations.reduce(0) { $0 + $1 * $1 * $1 * $1 } / number
        let excess = second > 0 ? max(0, fourth / (second * second) - 3) : 0
        return 2 / (2 / (number - 1) + excess / number)
    }

    /// D against the start of the straight part: where it levels off, the choice no longer matters.
    ///
    /// - Parameter starts: first lags in frames; those from which nothing is determined are left out.
    public static func againstStart(
        _ displacement: MeanSquareDisplacement, starts: [Int]
    ) -> (starts: [Int], values: [Uncertain]) {
        var result = (starts: [Int](), values: [Uncertain]())
        for start in starts {
            guard let found = try? Diffusivity(displacement, startLag: start) else { continue }
            result.starts.append(start)
            result.values.append(found.value)
        }
        return result
    }

    static func thinned(_ lags: [Int], to count: Int) -> [Int] {
        guard lags.count > count else { return lags }
        return (0..<count).map { lags[$0 * (lags.count - 1) / (count - 1)] }
    }

    /// Generalised least squares of c + b t; the covariance follows from the result, so it is done three times.
    static func fit(
        _ means: [Double], lags: [Int], frameCount: Int, pathCount: Int
    ) throws(TrajectoryError) -> (slope: Double, intercept: Double, uncertainty: Double, weights: [Double]) {
        let count = Double(lags.count)
        let middle = Double(lags.reduce(0, +)) / count
        let mean = means.reduce(0, +) / count
        let deviations = lags.map { Double($0) - middle }
        var slope =
            zip(deviations, means).reduce(0) { $0 + $1.0 * ($1.1 - mean) } / deviations.reduce(0) { $0 + $1 * $1 }
        var intercept = mean - slope * middle
        var uncertainty = 0.0
        var weights: [Double] = []
        do {
            for _ in 0..<3 {
                let growth = slope > 0 ? slope / 3 : max(mean / middle / 3, 1e-300)
                let covariance = BrownianCovariance(
                    frameCount: frameCount, pathCount: pathCount, dimensions: 3, growth: growth,
                    error: max(0, min(intercept, means[0])) / 6
                ).matrix(lags: lags)
                let scale = covariance[0][0]
                guard scale > 0 else { throw NumericalError.notPositiveDefinite(name: "covariance", row: 0) }
                let system = try SymmetricSystem(covariance.map { $0.map { $0 / scale } })
                let ones = try system.solve([Double](repeating: 1, count: lags.count))
                let times = try system.solve(lags.map(Double.init))
                let s00 = ones.reduce(0, +)
                let s01 = times.reduce(0, +)
                let s11 = zip(times, lags).reduce(0) { $0 + $1.0 * Double($1.1) }
                let determinant = s00 * s11 - s01 * s01
                weights = zip(times, ones).map { (s00 * $0 - s01 * $1) / determinant }
                let constant = zip(times, ones).map { (s11 * $1 - s01 * $0) / determinant }
                slope = zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 }
                intercept = zip(constant, means).reduce(0) { $0 + $1.0 * $1.1 }
                uncertainty = (scale * s00 / determinant).squareRoot()
            }
        } catch {
            throw .notDetermined(name: "D", reason: "\(error)")
        }
        return (slope, intercept, uncertainty, weights)
    }
}
