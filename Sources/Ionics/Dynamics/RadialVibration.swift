import Glibc
import NumericalMethods

/// Attempt frequency and vibration amplitude from the distance of each ion to its first position (row F15).
///
/// The distance's change from frame to frame is taken for the ion's speed: its mean frequency Σ f P(f)/Σ P(f) over the periodogram is
/// the attempt frequency; summed between changes of sign it gives strokes, whose standard deviation is the amplitude. Definitions of
/// GEMDAT 1.8; after N. J. J. de Klerk et al., ACS Appl. Energy Mater. 1, 3230 (2018).
public struct RadialVibration: Hashable, Sendable {
    /// Mean over the ions in Hz.
    public let attemptFrequency: Double
    /// Standard deviation among the ions in Hz.
    public let frequencySpread: Double
    /// In Å.
    public let amplitude: Double
    /// 1/(2 Δt) in Hz: nothing faster can be seen.
    public let nyquistFrequency: Double
    /// Whether frames lie too far apart for vibrations, so that the numbers are lower bounds at best.
    public let isUndersampled: Bool

    /// Widest interval of frames in fs at which a vibration of 10 THz still has five points.
    public static let widestInterval = 20.0

    /// - Parameters:
    ///   - trajectory: unwrapped.
    ///   - element: of the ions.
    ///   - undersampled: accepts frames wider apart than 20 fs, to compare with other programs; the result says so.
    /// - Throws: `TrajectoryError.notDetermined` for wider frames.
    public init(_ trajectory: Trajectory, element: String, undersampled: Bool = false) throws(TrajectoryError) {
        try trajectory.checkUnwrapped("the vibration")
        let interval = trajectory.frameInterval
        isUndersampled = interval > Self.widestInterval
        guard undersampled || !isUndersampled else { throw Self.tooWide(interval) }
        let frames = trajectory.frameCount
        guard frames >= 8 else { throw .tooFewFrames(found: frames, needed: 8) }
        let rate = 1e15 / interval
        nyquistFrequency = rate / 2
        var frequencies: [Double] = []
        var strokes: [Double] = []
        do {
            let transform = try FourierTransform(length: frames)
            for ion in try trajectory.ions(of: element) {
                let first = trajectory.position(frame: 0, ion: ion)
                let distances = (0..<frames).map { length(trajectory.position(frame: $0, ion: ion) - first) }
                let speed = distances.indices.map { $0 == 0 ? 0 : distances[$0] - distances[$0 - 1] }
                let mean = speed.reduce(0, +) / Double(frames)
                let spectrum = try transform.transform(speed.flatMap { [$0 - mean, 0] })
                var power = 0.0
                var moment = 0.0
                for k in 1...frames / 2 {
                    // One side of the spectrum: all but the last of an even length stand for two.
                    let weight = 2 * k == frames ? 1.0 : 2
                    let square = spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1]
                    power += weight * square
                    moment += weight * square * Double(k)
                }
                guard power > 0 else { continue }
                frequencies.append(moment / power * rate / Double(frames))
                strokes += Self.strokes(speed)
            }
        } catch let error as TrajectoryError {
            throw error
        } catch {
            throw .notDetermined(name: "the attempt frequency", reason: "\(error)")
        }
        guard !frequencies.isEmpty else {
            throw .notDetermined(name: "the attempt frequency", reason: "no ion moves")
        }
        (attemptFrequency, frequencySpread) = Self.moments(frequencies)
        amplitude = Self.moments(strokes).deviation
    }

    static func tooWide(_ interval: Double) -> TrajectoryError {
        .notDetermined(
            name: "the attempt frequency",
            reason:
                "frames \(interval) fs apart show nothing above \(500 / interval) THz; store frames at most \(Int(widestInterval)) fs apart, or ask for the `undersampled` variant"
        )
    }

    /// Sums of the speed between changes of its sign; the first and the last change do not part.
    private static func strokes(_ speed: [Double]) -> [Double] {
        func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
        let changes = speed.indices.filter { sign(speed[$0]) != sign(speed[($0 + 1) % speed.count]) }
        var borders = [0]
        if changes.count > 2 { borders += changes[1..<changes.count - 1].map { $0 + 1 } }
        borders.append(speed.count)
        return zip(borders, borders.dropFirst()).map { speed[$0..<$1].reduce(0, +) }
    }

    private static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot())
    }
}
