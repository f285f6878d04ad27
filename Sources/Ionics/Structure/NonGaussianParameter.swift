/// α₂(t) = 3⟨r⁴⟩/(5⟨r²⟩²) − 1: zero for normally distributed displacements, positive where few ions jump and most rattle (row F17).
///
/// Source: A. Rahman, Phys. Rev. 136, A405 (1964).
public struct NonGaussianParameter: Hashable, Sendable {
    /// In frames.
    public let lags: [Int]
    public let values: [Double]

    /// - Parameters:
    ///   - trajectory: unwrapped.
    ///   - element: of the ions.
    ///   - lags: in frames, from 1.
    public init(_ trajectory: Trajectory, element: String, lags: [Int]) throws(TrajectoryError) {
        try trajectory.checkUnwrapped("the non-Gaussian parameter")
        let ions = try trajectory.ions(of: element)
        var values: [Double] = []
        for lag in lags {
            guard lag >= 1, lag < trajectory.frameCount else {
                throw .outOfRange(name: "lag", value: Double(lag), expected: "1 to \(trajectory.frameCount - 1)")
            }
            var second = 0.0
            var fourth = 0.0
            for frame in 0..<trajectory.frameCount - lag {
                for ion in ions {
                    let step =
                        trajectory.position(frame: frame + lag, ion: ion) - trajectory.position(frame: frame, ion: ion)
                    let square = dot(step, step)
                    second += square
                    fourth += square * square
                }
            }
            let count = Double((trajectory.frameCount - lag) * ions.count)
            values.append(second > 0 ? 3 * fourth * count / (5 * second * second) - 1 : .nan)
        }
        self.lags = lags
        self.values = values
    }
}
