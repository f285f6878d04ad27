/// Where an ion, or another one, is found a time t after an ion was at the origin (row F17).
///
/// G_s(r, t) is the probability density of an ion's own displacement, ∫ 4πr² G_s dr = 1; G_d(r, t)/ρ is the density of the other ions over
/// their mean. Source: L. Van Hove, Phys. Rev. 95, 249 (1954).
public struct VanHoveFunction: Hashable, Sendable {
    /// Lags in frames.
    public let lags: [Int]
    /// Middles of the shells in Å.
    public let distances: [Double]
    /// 4πr² G_s in Å⁻¹, `[lag][shell]`.
    public let selfPart: [[Double]]
    /// Share of displacements beyond the last shell, of each lag.
    public let beyond: [Double]
    /// G_d/ρ, `[lag][shell]`.
    public let distinctPart: [[Double]]
    public let width: Double

    /// - Parameters:
    ///   - trajectory: unwrapped, with a cell.
    ///   - element: of the ions.
    ///   - lags: in frames, not negative.
    ///   - range: largest distance in Å, up to half the shortest translation; nil takes that.
    ///   - width: of a shell in Å.
    ///   - originStride: every how manieth frame is an origin.
    public init(
        _ trajectory: Trajectory, element: String, lags: [Int], range: Double? = nil, width: Double = 0.1,
        originStride: Int = 1
    ) throws(TrajectoryError) {
        try trajectory.checkUnwrapped("the van Hove function")
        let shells = try PairShells(trajectory, range: range, width: width)
        guard originStride > 0 else {
            throw .outOfRange(name: "originStride", value: Double(originStride), expected: "at least 1")
        }
        let ions = try trajectory.ions(of: element)
        var own: [[Double]] = []
        var others: [[Double]] = []
        var outside: [Double] = []
        for lag in lags {
            guard lag >= 0, lag < trajectory.frameCount else {
                throw .outOfRange(name: "lag", value: Double(lag), expected: "0 to \(trajectory.frameCount - 1)")
            }
            var selfCounts = [Double](repeating: 0, count: shells.count)
            var counts = selfCounts
            var expected = selfCounts
            var far = 0.0
            var origins = 0.0
            for frame in stride(from: 0, to: trajectory.frameCount - lag, by: originStride) {
                guard let cell = trajectory.cell(frame: frame + lag) else { throw .missingCell(path: "the trajectory") }
                origins += 1
                for first in ions {
                    let start = trajectory.position(frame: frame, ion: first)
                    for second in ions {
                        let difference = trajectory.position(frame: frame + lag, ion: second) - start
                        if first == second {
                            if let shell = shells.index(difference) { selfCounts[shell] += 1 } else { far += 1 }
                        } else if let shell = shells.index(cell.nearestImage(difference)) {
                            counts[shell] += 1
                        }
                    }
                }
                let pairs = Double(ions.count * (ions.count - 1))
                for shell in expected.indices { expected[shell] += pairs * shells.volume(shell) / cell.volume }
            }
            let total = origins * Double(ions.count)
            own.append(selfCounts.map { $0 / (total * width) })
            outside.append(far / total)
            others.append(zip(counts, expected).map { $1 > 0 ? $0 / $1 : 0 })
        }
        self.lags = lags
        self.width = width
        distances = (0..<shells.count).map { (Double($0) + 0.5) * width }
        selfPart = own
        beyond = outside
        distinctPart = others
    }
}
