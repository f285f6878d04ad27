import Glibc

/// How the bonds of polyatomic anions point and turn (row F10).
///
/// Bonds are taken from the first frame: each centre with its ligands within a distance. C₁(t) = ⟨u(0)·u(t)⟩ and
/// C₂(t) = ⟨(3 (u(0)·u(t))² − 1)/2⟩ average over bonds and origins. Source: Wood et al. 2021, fig 5a, b.
public struct BondOrientation: Sendable {
    /// Centre and ligand of each bond, ions from 0.
    public let bonds: [(center: Int, ligand: Int)]
    /// Unit vectors, `[frame][bond]`.
    public let directions: [SIMD3<Double>]
    public let frameCount: Int
    /// In fs.
    public let frameInterval: Double

    /// - Parameters:
    ///   - trajectory: with a cell; wrapped or not.
    ///   - center: element, for example B or P.
    ///   - ligand: element, for example H or S.
    ///   - cutoff: longest bond in Å.
    public init(_ trajectory: Trajectory, center: String, ligand: String, cutoff: Double) throws(TrajectoryError) {
        guard let first = trajectory.cells.first else { throw .missingCell(path: "the trajectory") }
        let ligands = try trajectory.ions(of: ligand)
        var bonds: [(center: Int, ligand: Int)] = []
        for middle in try trajectory.ions(of: center) {
            for ion in ligands where ion != middle {
                let difference = trajectory.position(frame: 0, ion: ion) - trajectory.position(frame: 0, ion: middle)
                if length(first.nearestImage(difference)) <= cutoff { bonds.append((middle, ion)) }
            }
        }
        guard !bonds.isEmpty else {
            throw .notDetermined(name: "the orientation", reason: "no \(ligand) lies within \(cutoff) Å of a \(center)")
        }
        var directions: [SIMD3<Double>] = []
        directions.reserveCapacity(bonds.count * trajectory.frameCount)
        for frame in 0..<trajectory.frameCount {
            guard let cell = trajectory.cell(frame: frame) else { throw .missingCell(path: "the trajectory") }
            for bond in bonds {
                let difference = cell.nearestImage(
                    trajectory.position(frame: frame, ion: bond.ligand)
                        - trajectory.position(frame: frame, ion: bond.center))
                let size = length(difference)
                guard size > 0 else {
                    throw .outOfRange(name: "length of a bond in frame \(frame + 1)", value: 0, expected: "positive")
                }
                directions.append(difference / size)
            }
        }
        self.bonds = bonds
        self.directions = directions
        frameCount = trajectory.frameCount
        frameInterval = trajectory.frameInterval
    }

    /// C₁ and C₂ at lags in frames.
    public func correlation(lags: [Int]) throws(TrajectoryError) -> (first: [Double], second: [Double]) {
        var result = (first: [Double](), second: [Double]())
        for lag in lags {
            guard lag >= 0, lag < frameCount else {
                throw .outOfRange(name: "lag", value: Double(lag), expected: "0 to \(frameCount - 1)")
            }
            var sums = (0.0, 0.0)
            let count = (frameCount - lag) * bonds.count
            for place in 0..<count {
                let cosine = dot(directions[place], directions[place + lag * bonds.count])
                sums.0 += cosine
                sums.1 += 1.5 * cosine * cosine - 0.5
            }
            result.first.append(sums.0 / Double(count))
            result.second.append(sums.1 / Double(count))
        }
        return result
    }

    /// Time in fs at which C₁ first falls to 1/e, between frames by a straight line; nil when it does not within half the run.
    public func reorientationTime() throws(TrajectoryError) -> Double? {
        var previous = 1.0
        for lag in 1..<max(2, frameCount / 2) where lag < frameCount {
            let value = try correlation(lags: [lag]).first[0]
            let target = exp(-1.0)
            if value <= target {
                return (Double(lag - 1) + (previous - target) / (previous - value)) * frameInterval
            }
            previous = value
        }
        return nil
    }

    /// Probability of each bin of the sphere over that of even distribution, `[polar][azimuth]`; bins are even in cos θ and φ, θ from z.
    public func polarMap(polarBins: Int = 18, azimuthBins: Int = 36) throws(TrajectoryError) -> [[Double]] {
        guard polarBins > 0, azimuthBins > 0 else {
            throw .outOfRange(name: "bins", value: Double(min(polarBins, azimuthBins)), expected: "positive")
        }
        var counts = Array(repeating: Array(repeating: 0.0, count: azimuthBins), count: polarBins)
        for direction in directions {
            let polar = min(polarBins - 1, Int((1 - direction.z) / 2 * Double(polarBins)))
            let turn = (atan2(direction.y, direction.x) / (2 * .pi) + 1).truncatingRemainder(dividingBy: 1)
            counts[polar][min(azimuthBins - 1, Int(turn * Double(azimuthBins)))] += 1
        }
        let norm = Double(polarBins * azimuthBins) / Double(directions.count)
        return counts.map { $0.map { $0 * norm } }
    }

    /// Share of frames and bonds that point along each of some directions, for `ShannonEntropy`; what points between them counts for none.
    ///
    /// Source: Wood et al. 2021, methods (d): windows of 20° around the maxima of the polar map (row F20).
    ///
    /// - Parameters:
    ///   - maxima: directions of any length; windows that overlap count both.
    ///   - window: full width in degrees, above 0 and up to 180; bonds count up to half of it from the direction.
    public func shares(around maxima: [SIMD3<Double>], window: Double = 20) throws(TrajectoryError) -> [Double] {
        guard window > 0, window <= 180 else {
            throw .outOfRange(name: "window", value: window, expected: "above 0 and up to 180")
        }
        let least = cos(window / 2 * .pi / 180)
        var result: [Double] = []
        for maximum in maxima {
            let size = length(maximum)
            guard size > 0, size.isFinite else {
                throw .outOfRange(name: "maxima", value: size, expected: "a direction")
            }
            let axis = maximum / size
            result.append(Double(directions.count { dot($0, axis) >= least }) / Double(directions.count))
        }
        return result
    }

    /// S/k_B = −⟨ln(p/p₀)⟩ of the polar map against even distribution: 0 for free rotation, negative for order.
    public func entropy(polarBins: Int = 18, azimuthBins: Int = 36) throws(TrajectoryError) -> Double {
        let map = try polarMap(polarBins: polarBins, azimuthBins: azimuthBins)
        let bins = Double(polarBins * azimuthBins)
        return -map.reduce(0) { $0 + $1.reduce(0) { $0 + ($1 > 0 ? $1 / bins * log($1) : 0) } }
    }
}
