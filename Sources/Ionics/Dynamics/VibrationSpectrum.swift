import Glibc
import NumericalMethods

/// The power spectrum of the ions' velocities by Welch's method: overlapping segments under a Hann window, averaged over segments, ions
/// and axes (row F15).
///
/// Velocities are differences of positions over one interval; the spectrum is divided by the response of that difference,
/// sin²(πfΔt)/(πfΔt)². Source: P. D. Welch, IEEE Trans. Audio Electroacoust. 15, 70 (1967).
public struct VibrationSpectrum: Sendable {
    /// In Hz, from 0.
    public let frequencies: [Double]
    /// ∫ density df = ⟨v²⟩ per axis, in Å² fs⁻² Hz⁻¹.
    public let density: [Double]
    /// Segments averaged, all ions and axes together.
    public let segmentCount: Int
    /// Whether frames lie more than 20 fs apart.
    public let isUndersampled: Bool

    /// - Parameters:
    ///   - trajectory: unwrapped.
    ///   - element: of the ions.
    ///   - segmentLength: in frames; nil takes a quarter of the run.
    ///   - undersampled: accepts frames wider apart than 20 fs; the result says so.
    public init(
        _ trajectory: Trajectory, element: String, segmentLength: Int? = nil, undersampled: Bool = false
    ) throws(TrajectoryError) {
        try trajectory.checkUnwrapped("the vibration spectrum")
        let interval = trajectory.frameInterval
        isUndersampled = interval > RadialVibration.widestInterval
        guard undersampled || !isUndersampled else { throw RadialVibration.tooWide(interval) }
        let steps = trajectory.frameCount - 1
        let size = segmentLength ?? steps / 4
        guard size >= 8, size <= steps else { throw .tooFewFrames(found: trajectory.frameCount, needed: 33) }
        let window = (0..<size).map { 0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(size)) }
        let norm = window.reduce(0) { $0 + $1 * $1 }
        var sums = [Double](repeating: 0, count: size / 2 + 1)
        var count = 0
        let ions = try trajectory.ions(of: element)
        do {
            let transform = try FourierTransform(length: size)
            var input = [Double](repeating: 0, count: 2 * size)
            var output = input
            for ion in ions {
                for axis in 0..<3 {
                    var start = 0
                    while start + size <= steps {
                        for index in 0..<size {
                            let place = 3 * ((start + index) * trajectory.ionCount + ion) + axis
                            let step =
                                trajectory.positions[place + 3 * trajectory.ionCount] - trajectory.positions[place]
                            input[2 * index] = step / interval * window[index]
                        }
                        try transform.transform(input, into: &output)
                        for k in sums.indices {
                            sums[k] += output[2 * k] * output[2 * k] + output[2 * k + 1] * output[2 * k + 1]
                        }
                        count += 1
                        start += max(1, size / 2)
                    }
                }
            }
        } catch {
            throw .notDetermined(name: "the vibration spectrum", reason: "\(error)")
        }
        segmentCount = count
        let rate = 1e15 / interval
        frequencies = sums.indices.map { Double($0) * rate / Double(size) }
        density = sums.indices.map { k in
            let sides = k == 0 || 2 * k == size ? 1.0 : 2
            let phase = .pi * Double(k) / Double(size)
            let response = k == 0 ? 1 : sin(phase) * sin(phase) / (phase * phase)
            return sides * sums[k] / (norm * rate * Double(count) * response)
        }
    }

    /// Σ f S/Σ S in Hz, zero frequency left out: diffusion is no vibration.
    public var meanFrequency: Double {
        let rows = zip(frequencies, density).dropFirst()
        return rows.reduce(0) { $0 + $1.0 * $1.1 } / rows.reduce(0) { $0 + $1.1 }
    }
}
