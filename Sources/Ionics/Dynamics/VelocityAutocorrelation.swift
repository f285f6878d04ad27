import NumericalMethods
public import Quantities

/// ⟨v(0)·v(t)⟩ over all origins, and D = ⅓ ∫ ⟨v(0)·v(t)⟩ dt after Green and Kubo: a second way to D that does not use displacements.
///
/// By Fourier transforms, ion by ion, so that the spread among the ions gives the uncertainty. The integral is the trapezoidal rule over
/// frames, which must lie closer than a quarter of the shortest period of vibration.
/// Source: R. Kubo, J. Phys. Soc. Jpn. 12, 570 (1957) (row F2, cross-check).
public struct VelocityAutocorrelation: Codable, Hashable, Sendable {
    /// Time between frames in fs.
    public let frameInterval: Double
    /// ⟨v(0)·v(t)⟩ in Å²/fs², `[lag]` in frames from 0, the mean over the ions.
    public let values: [Double]
    /// D in cm²/s of each ion when the integral ends at a lag, `[ion][lag]`.
    public let integralsOfIons: [[Double]]

    /// - Parameters:
    ///   - velocities: `[frame][ion][xyz]` in Å/fs, drift of the framework removed.
    ///   - ionCount: ions in each frame.
    ///   - ions: those that count, from 0.
    ///   - frameInterval: in fs, positive.
    ///   - lagCount: lags in frames, from 0; at most the number of frames.
    public init(
        velocities: [Double], ionCount: Int, ions: [Int], frameInterval: Double, lagCount: Int
    ) throws(TrajectoryError) {
        guard ionCount > 0, velocities.count % (3 * ionCount) == 0, !velocities.isEmpty else {
            throw .countsDiffer(name: "velocities", found: velocities.count, expected: 3 * max(1, ionCount))
        }
        let frames = velocities.count / (3 * ionCount)
        guard !ions.isEmpty else { throw .countsDiffer(name: "ions", found: 0, expected: 1) }
        for ion in ions where !(0..<ionCount).contains(ion) {
            throw .outOfRange(name: "ion", value: Double(ion), expected: "0 to \(ionCount - 1)")
        }
        guard lagCount >= 2, lagCount <= frames else {
            throw .outOfRange(name: "lagCount", value: Double(lagCount), expected: "2 to \(frames)")
        }
        guard frameInterval > 0 else {
            throw .outOfRange(name: "frameInterval", value: frameInterval, expected: "positive")
        }
        var sums = [Double](repeating: 0, count: lagCount)
        var integrals: [[Double]] = []
        let factor = Diffusivity.squareCentimetresPerSecond * frameInterval / 3
        do {
            let length = DisplacementCorrelation.fastLength(frames + lagCount)
            let forward = try FourierTransform(length: length)
            let inverse = try FourierTransform(length: length, isInverse: true)
            var input = [Double](repeating: 0, count: 2 * length)
            var output = input
            var power = input
            for ion in ions {
                for index in power.indices { power[index] = 0 }
                for axis in 0..<3 {
                    for frame in 0..<frames { input[2 * frame] = velocities[3 * (frame * ionCount + ion) + axis] }
                    try forward.transform(input, into: &output)
                    for k in 0..<length {
                        power[2 * k] += output[2 * k] * output[2 * k] + output[2 * k + 1] * output[2 * k + 1]
                    }
                }
                try inverse.transform(power, into: &output)
                var integral: [Double] = []
                var running = 0.0
                var previous = 0.0
                for lag in 0..<lagCount {
                    let value = output[2 * lag] / Double(length) / Double(frames - lag)
                    sums[lag] += value
                    if lag > 0 { running += 0.5 * (previous + value) }
                    integral.append(factor * running)
                    previous = value
                }
                integrals.append(integral)
            }
        } catch {
            throw .notDetermined(name: "the velocity autocorrelation", reason: "\(error)")
        }
        self.frameInterval = frameInterval
        values = sums.map { $0 / Double(ions.count) }
        integralsOfIons = integrals
    }

    /// Of the ions of one element of a simulation, seen from its framework.
    ///
    /// - Parameters:
    ///   - framework: elements whose mean velocity is taken off; empty for none.
    public init(
        _ run: SimulatedRun, element: String, framework: [String] = [], lagCount: Int
    ) throws(TrajectoryError) {
        let count = run.trajectory.ionCount
        var velocities = run.velocities
        if !framework.isEmpty {
            let rest = try run.trajectory.ions(of: framework)
            for frame in 0..<run.trajectory.frameCount {
                for axis in 0..<3 {
                    let start = 3 * frame * count + axis
                    let drift = rest.reduce(0) { $0 + velocities[start + 3 * $1] } / Double(rest.count)
                    for ion in 0..<count { velocities[start + 3 * ion] -= drift }
                }
            }
        }
        try self.init(
            velocities: velocities, ionCount: count, ions: try run.trajectory.ions(of: element),
            frameInterval: run.trajectory.frameInterval, lagCount: lagCount)
    }

    /// Times of the lags in fs.
    public var times: [Double] { values.indices.map { Double($0) * frameInterval } }

    /// D in cm²/s from the integral up to a lag, with the standard uncertainty of the mean over the ions (two or more).
    public func diffusivity(upTo lag: Int) throws(TrajectoryError) -> Uncertain {
        guard values.indices.contains(lag) else {
            throw .outOfRange(name: "lag", value: Double(lag), expected: "0 to \(values.count - 1)")
        }
        let count = Double(integralsOfIons.count)
        guard count >= 2 else { throw .countsDiffer(name: "ions", found: Int(count), expected: 2) }
        let found = integralsOfIons.map { $0[lag] }
        let mean = found.reduce(0, +) / count
        let variance = found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        return Uncertain(mean, standardUncertainty: (variance / count).squareRoot())
    }

    /// D in cm²/s for every end of the integral: where it levels off, the choice no longer matters.
    public var runningDiffusivity: [Double] {
        values.indices.map { lag in
            integralsOfIons.reduce(0) { $0 + $1[lag] } / Double(integralsOfIons.count)
        }
    }
}
