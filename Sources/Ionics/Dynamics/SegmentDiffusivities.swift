import Glibc

/// The diffusivities of single ions in separate parts of a run, |Δr|²/(6 Δt), and how far they spread (row F13).
///
/// Even equal ions give unequal numbers: |Δr|² of a normal walk has a relative variance of 2/3. What is more than that tells ions
/// that are fast for the time from such that rest. Source: Wood et al. 2021, fig 6d.
public struct SegmentDiffusivities: Hashable, Sendable {
    /// In cm²/s, `[ion][segment]`.
    public let values: [[Double]]
    /// In frames.
    public let segmentLength: Int
    /// Relative variance of all values; 2/3 for normal walks.
    public let relativeVariance: Double
    /// Standard uncertainty of the relative variance, from leaving out one ion after the other.
    public let uncertaintyOfVariance: Double

    /// Relative variance that equal ions have.
    public static let normalVariance = 2.0 / 3

    /// - Parameters:
    ///   - trajectory: unwrapped, drift removed.
    ///   - element: of the ions, two or more.
    ///   - segmentLength: in frames, so long that one segment does not know of the next.
    public init(_ trajectory: Trajectory, element: String, segmentLength: Int) throws(TrajectoryError) {
        try trajectory.checkUnwrapped("the diffusivities of segments")
        guard segmentLength >= 1, segmentLength < trajectory.frameCount else {
            throw .outOfRange(
                name: "segmentLength", value: Double(segmentLength), expected: "1 to \(trajectory.frameCount - 1)")
        }
        let ions = try trajectory.ions(of: element)
        guard ions.count >= 2 else { throw .countsDiffer(name: "ions", found: ions.count, expected: 2) }
        self.segmentLength = segmentLength
        let factor = Diffusivity.squareCentimetresPerSecond / (6 * Double(segmentLength) * trajectory.frameInterval)
        let segments = (trajectory.frameCount - 1) / segmentLength
        let found = ions.map { ion in
            (0..<segments).map { segment -> Double in
                let step =
                    trajectory.position(frame: (segment + 1) * segmentLength, ion: ion)
                    - trajectory.position(frame: segment * segmentLength, ion: ion)
                return factor * dot(step, step)
            }
        }
        values = found
        let sums = found.map { $0.reduce(0, +) }
        let squares = found.map { $0.reduce(0) { $0 + $1 * $1 } }
        let (sum, square) = (sums.reduce(0, +), squares.reduce(0, +))
        func variance(_ sum: Double, _ square: Double, _ count: Double) -> Double {
            let mean = sum / count
            return (square / count - mean * mean) / (mean * mean)
        }
        let number = Double(ions.count * segments)
        guard sum > 0 else { throw .notDetermined(name: "the diffusivities of segments", reason: "no ion moves") }
        relativeVariance = variance(sum, square, number)
        let left = ions.indices.map {
            variance(sum - sums[$0], square - squares[$0], number - Double(segments))
        }
        let count = Double(ions.count)
        let mean = left.reduce(0, +) / count
        uncertaintyOfVariance =
            (left.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * (count - 1) / count).squareRoot()
    }
}
