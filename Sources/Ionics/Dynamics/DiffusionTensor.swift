import NumericalMethods
public import Quantities

/// D as a tensor with the uncertainties of its principal values, and in how many dimensions the ions move.
///
/// Each ion gives a tensor by the same lags and weights as the scalar D; the ions' spread gives the covariance of the mean. Principal values
/// are those of the mean tensor; of equal ones the largest is found a little too large, by about its uncertainty. Row F2.
public struct DiffusionTensor: Sendable {
    /// xx, yy, zz, xy, xz, yz in cm²/s with one standard uncertainty each.
    public let components: [Uncertain]
    /// In cm²/s, the largest first, with one standard uncertainty.
    public let principalValues: [Uncertain]
    /// Unit vectors of the principal values.
    public let axes: [SIMD3<Double>]
    /// Probability that ions moving equally in all directions give a tensor as uneven as this one (Hotelling's test of the five parts without
    /// trace); nil for fewer than ten ions.
    public let probabilityOfIsotropy: Double?
    /// Whether each principal value is surely, at 97.5 %, above the share of the largest that counts.
    public let isConducting: [Bool]

    /// 0 to 3: principal values that count.
    public var dimensionality: Int { isConducting.count { $0 } }

    /// - Parameters:
    ///   - trajectory: unwrapped, drift removed; the one of the diffusivity.
    ///   - element: of the ions.
    ///   - diffusivity: whose lags and weights are used.
    ///   - leastShare: of the largest principal value, below which a direction does not count, 0…1.
    /// - Throws: `TrajectoryError.countsDiffer` for fewer than eight ions.
    public init(
        _ trajectory: Trajectory, element: String, diffusivity: Diffusivity, leastShare: Double = 0.05
    ) throws(TrajectoryError) {
        try trajectory.checkUnwrapped("the diffusion tensor")
        let ions = try trajectory.ions(of: element)
        guard ions.count >= Diffusivity.fewestIons else {
            throw .countsDiffer(name: "ions", found: ions.count, expected: Diffusivity.fewestIons)
        }
        let frames = trajectory.frameCount
        guard let last = diffusivity.lags.last, last < frames else {
            throw .tooFewFrames(found: frames, needed: (diffusivity.lags.last ?? 0) + 1)
        }
        let factor = Diffusivity.squareCentimetresPerSecond / (2 * trajectory.frameInterval)
        var tensors: [[Double]] = []
        for ion in ions {
            var sum = [Double](repeating: 0, count: 6)
            for (lag, weight) in zip(diffusivity.lags, diffusivity.weights) {
                var diagonal = SIMD3<Double>()
                var mixed = SIMD3<Double>()
                for frame in 0..<frames - lag {
                    let step =
                        trajectory.position(frame: frame + lag, ion: ion) - trajectory.position(frame: frame, ion: ion)
                    diagonal += step * step
                    mixed += SIMD3(step.x * step.y, step.x * step.z, step.y * step.z)
                }
                let share = factor * weight / Double(frames - lag)
                for axis in 0..<3 {
                    sum[axis] += share * diagonal[axis]
                    sum[3 + axis] += share * mixed[axis]
                }
            }
            tensors.append(sum)
        }
        try self.init(tensorsOfIons: tensors, leastShare: leastShare)
    }

    /// - Parameter tensorsOfIons: xx, yy, zz, xy, xz, yz of each in cm²/s.
    init(tensorsOfIons tensors: [[Double]], leastShare: Double) throws(TrajectoryError) {
        let count = Double(tensors.count)
        func mean(_ value: ([Double]) -> Double) -> Uncertain {
            let all = tensors.map(value)
            let mean = all.reduce(0, +) / count
            let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
            return Uncertain(mean, standardUncertainty: (variance / count).squareRoot())
        }
        components = (0..<6).map { index in mean { $0[index] } }
        let axes = SymmetricTensor(components.map(\.value)).axes
        let values = axes.map { axis in mean { SymmetricTensor($0).value(along: axis) } }
        let order = values.indices.sorted { (-values[$0].value, $0) < (-values[$1].value, $1) }
        self.axes = order.map { axes[$0] }
        principalValues = order.map { values[$0] }
        let largest = principalValues[0].value
        let reach = StudentDistribution(degreesOfFreedom: count - 1).coverageFactor()
        isConducting = principalValues.map {
            $0.value - reach * $0.standardUncertainty > leastShare * largest
        }
        probabilityOfIsotropy = tensors.count >= 10 ? try? Self.isotropy(tensors) : nil
    }

    private static func isotropy(_ tensors: [[Double]]) throws(NumericalError) -> Double {
        let rows = tensors.map { [$0[0] - $0[1], $0[1] - $0[2], $0[3], $0[4], $0[5]] }
        let count = Double(rows.count)
        let means = (0..<5).map { index in rows.reduce(0) { $0 + $1[index] } / count }
        func covariance(_ i: Int, _ j: Int) -> Double {
            rows.reduce(0) { $0 + ($1[i] - means[i]) * ($1[j] - means[j]) } / (count - 1)
        }
        let scale = (0..<5).map { covariance($0, $0) }.max() ?? 0
        guard scale > 0 else { return 1 }
        // Ions that cannot leave a plane have no spread in some parts; those cannot be tested.
        let kept = (0..<5).filter { covariance($0, $0) > 1e-12 * scale }
        let system = try SymmetricSystem(kept.map { i in kept.map { covariance(i, $0) / scale } })
        let mean = kept.map { means[$0] }
        let square = count * zip(mean, try system.solve(mean)).reduce(0) { $0 + $1.0 * $1.1 } / scale
        let parts = Double(kept.count)
        let ratio = square * (count - parts) / (parts * (count - 1))
        return FisherDistribution(numerator: parts, denominator: count - parts).tail(ratio)
    }
}
