import NumericalMethods
public import Quantities

/// D of equal parts of a run, each by itself: a check of the stated uncertainty that knows nothing of how it was made.
public struct DiffusivityBlocks: Hashable, Sendable {
    /// D of each block in cm²/s.
    public let values: [Double]
    /// Their mean and its standard uncertainty from their scatter, in cm²/s.
    public let mean: Uncertain
    /// 95 % interval of D in cm²/s by Student's factor for the number of blocks.
    public let interval: ClosedRange<Double>

    /// - Parameters:
    ///   - trajectory: unwrapped, drift removed.
    ///   - element: whose ions.
    ///   - startLag: of the straight part, in frames; the same for all blocks.
    ///   - count: of blocks, at least 2.
    /// - Throws: `TrajectoryError.tooFewFrames` when a block is not four times as long as the start.
    public init(
        _ trajectory: Trajectory, element: String, startLag: Int, count: Int = 4
    ) throws(TrajectoryError) {
        guard count >= 2 else { throw .outOfRange(name: "count", value: Double(count), expected: "at least 2") }
        let size = trajectory.frameCount / count
        guard size >= 4 * startLag, size >= 4 else {
            throw .tooFewFrames(found: trajectory.frameCount, needed: count * max(4, 4 * startLag))
        }
        var values: [Double] = []
        for block in 0..<count {
            let part = try trajectory.frames(block * size..<(block + 1) * size)
            let displacement = try MeanSquareDisplacement(part, element: element)
            values.append(try Diffusivity(displacement, startLag: startLag).value.value)
        }
        let mean = values.reduce(0, +) / Double(count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
        self.values = values
        self.mean = Uncertain(mean, standardUncertainty: (variance / Double(count)).squareRoot())
        let reach =
            StudentDistribution(degreesOfFreedom: Double(count - 1)).coverageFactor() * self.mean.standardUncertainty
        interval = max(0, mean - reach)...(mean + reach)
    }
}
