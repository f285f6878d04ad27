import NumericalMethods

/// The mean square displacement over all time origins, ⟨Δα(t) Δβ(t)⟩ = Σᵢ Σₛ Δα Δβ / (n (N − t)), for each pair of axes.
///
/// By Fourier transforms: the sum over origins is a sum of squares less twice an autocorrelation.
/// Source: V. Calandrini et al., Collection SFN 12, 201 (2011) (row F2).
public struct MeanSquareDisplacement: Sendable {
    /// Time between frames in fs.
    public let frameInterval: Double
    public let frameCount: Int
    /// Paths averaged; 1 for a collective displacement.
    public let ionCount: Int
    /// xx, yy, zz, xy, xz, yz in Å², each `[lag]` in frames from 0.
    public let components: [[Double]]
    /// Lags in frames for which the ions are known one by one: all short ones, then ever fewer.
    public let lagsOfIons: [Int]
    /// `[ion][index of lag]`, the sum over the axes in Å².
    public let ofIons: [[Double]]

    /// Of the ions of one element.
    ///
    /// - Parameter trajectory: unwrapped, drift removed.
    public init(_ trajectory: Trajectory, element: String) throws(TrajectoryError) {
        try self.init(trajectory, ions: try trajectory.ions(of: element))
    }

    /// Of some ions, counted from 0.
    public init(_ trajectory: Trajectory, ions: [Int]) throws(TrajectoryError) {
        try trajectory.checkUnwrapped("the mean square displacement")
        for ion in ions where !trajectory.elements.indices.contains(ion) {
            throw .outOfRange(name: "ion", value: Double(ion), expected: "0 to \(trajectory.ionCount - 1)")
        }
        let stride = 3 * trajectory.ionCount
        let frames = trajectory.frameCount
        try self.init(
            frameInterval: trajectory.frameInterval, frameCount: frames, pathCount: ions.count
        ) { paths, columns in
            trajectory.positions.withUnsafeBufferPointer { p in
                for frame in 0..<frames {
                    var column = frame
                    for path in paths {
                        let place = frame * stride + 3 * ions[path]
                        columns[column] = p[place]
                        columns[column + frames] = p[place + 1]
                        columns[column + 2 * frames] = p[place + 2]
                        column += 3 * frames
                    }
                }
            }
        }
    }

    /// Of the collective displacement of charge, ⟨|Σ zᵢ Δrᵢ|²⟩ / Σ zᵢ²: one path, however many ions.
    ///
    /// - Parameters:
    ///   - trajectory: unwrapped, drift of the framework removed.
    ///   - charges: of the mobile elements, in elementary charges; the others do not count.
    public static func collective(
        _ trajectory: Trajectory, charges: [String: Double]
    ) throws(TrajectoryError) -> MeanSquareDisplacement {
        try trajectory.checkUnwrapped("the collective displacement")
        let names = charges.keys.sorted()
        let ions = try trajectory.ions(of: names)
        let weights = ions.map { charges[trajectory.elements[$0]] ?? 0 }
        let norm = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard norm > 0, norm.isFinite else { throw .outOfRange(name: "charges", value: norm, expected: "not all zero") }
        let stride = 3 * trajectory.ionCount
        let frames = trajectory.frameCount
        return try MeanSquareDisplacement(
            frameInterval: trajectory.frameInterval, frameCount: frames, pathCount: 1
        ) { _, columns in
            trajectory.positions.withUnsafeBufferPointer { p in
                for frame in 0..<frames {
                    for axis in 0..<3 {
                        var sum = 0.0
                        for (index, ion) in ions.enumerated() {
                            sum += weights[index] * p[frame * stride + 3 * ion + axis]
                        }
                        columns[axis * frames + frame] = sum / norm
                    }
                }
            }
        }
    }

    /// Of any paths.
    ///
    /// - Parameter fill: writes the positions of some paths, `[path][xyz][frame]` in Å.
    init(
        frameInterval: Double, frameCount: Int, pathCount: Int,
        fill: (_ paths: Range<Int>, _ columns: UnsafeMutableBufferPointer<Double>) -> Void
    ) throws(TrajectoryError) {
        guard frameCount > 1 else { throw .tooFewFrames(found: frameCount, needed: 2) }
        guard pathCount > 0 else { throw .countsDiffer(name: "ions", found: 0, expected: 1) }
        self.frameInterval = frameInterval
        self.frameCount = frameCount
        ionCount = pathCount
        lagsOfIons = Self.lags(frameCount: frameCount)
        do {
            var sums = try DisplacementCorrelation(frameCount: frameCount, lags: lagsOfIons)
            let size = DisplacementCorrelation.blockSize
            let columns = UnsafeMutableBufferPointer<Double>.allocate(
                capacity: 3 * frameCount * min(size, pathCount))
            columns.initialize(repeating: 0)
            defer { columns.deallocate() }
            for start in stride(from: 0, to: pathCount, by: size) {
                let paths = start..<min(pathCount, start + size)
                let block = UnsafeMutableBufferPointer(rebasing: columns[..<(3 * frameCount * paths.count)])
                fill(paths, block)
                try sums.add(block)
            }
            components = try sums.components(pathCount: pathCount)
            ofIons = sums.ofPaths
        } catch {
            throw .notDetermined(name: "the mean square displacement", reason: "\(error)")
        }
    }

    /// Every lag up to 16 frames, then steps of a tenth.
    static func lags(frameCount: Int) -> [Int] {
        var result: [Int] = []
        var lag = 1.0
        while Int(lag) < frameCount {
            result.append(Int(lag))
            lag = max(lag + 1, (1.1 * lag).rounded())
        }
        return result
    }

    /// The sum over the axes in Å², `[lag]` from 0.
    public var values: [Double] {
        components[0].indices.map { components[0][$0] + components[1][$0] + components[2][$0] }
    }
    /// Times of the lags in fs.
    public var times: [Double] { components[0].indices.map { Double($0) * frameInterval } }

    /// The sum over the axes in Å² after some frames.
    public func value(lag: Int) -> Double { components[0][lag] + components[1][lag] + components[2][lag] }
}

extension Trajectory {
    func checkUnwrapped(_ name: String) throws(TrajectoryError) {
        guard areUnwrapped || cells.isEmpty else {
            throw .notDetermined(name: name, reason: "positions are wrapped into the cell; call `unwrapped()` first")
        }
    }
}
