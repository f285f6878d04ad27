import Glibc
import Quantities

/// One impedance spectrum, measured points or a fit.
public struct ImpedanceSeries: Codable, Hashable, Sendable {
    /// The series' name, in label markup.
    public var label: String
    /// Frequencies (not angular) in Hz.
    public var frequencies: [Double]
    /// Re Z and Im Z (negative where capacitive), in Ω or Ω cm².
    public var real: [Double]
    public var imaginary: [Double]
    /// The fitted spectrum at its own frequencies.
    public var fittedFrequencies: [Double]
    public var fittedReal: [Double]
    public var fittedImaginary: [Double]

    /// - Parameters:
    ///   - imaginary: Im Z itself, negative where capacitive.
    ///   - fit: a fitted spectrum, drawn as a line.
    public init(
        _ label: String, frequencies: [Double], real: [Double], imaginary: [Double],
        fit: (frequencies: [Double], real: [Double], imaginary: [Double])? = nil
    ) {
        requireEqualCounts(
            "ImpedanceSeries", ("frequencies", frequencies.count), ("real", real.count), ("imaginary", imaginary.count))
        let fit = fit ?? ([], [], [])
        requireEqualCounts(
            "ImpedanceSeries", ("fit.frequencies", fit.frequencies.count), ("fit.real", fit.real.count),
            ("fit.imaginary", fit.imaginary.count))
        self.label = label
        self.frequencies = frequencies
        self.real = real
        self.imaginary = imaginary
        fittedFrequencies = fit.frequencies
        fittedReal = fit.real
        fittedImaginary = fit.imaginary
    }

    /// The measured points nearest to whole decades of frequency, at most a tenth of a decade away.
    var decadePlaces: [(exponent: Int, index: Int)] {
        var nearest: [Int: (index: Int, distance: Double)] = [:]
        for (index, frequency) in frequencies.enumerated() where frequency > 0 && real[index].isFinite {
            let logarithm = log10(frequency)
            let exponent = Int(logarithm.rounded())
            let distance = abs(logarithm - Double(exponent))
            if distance < 0.1, distance < nearest[exponent]?.distance ?? .infinity {
                nearest[exponent] = (index, distance)
            }
        }
        return nearest.keys.sorted().map { ($0, nearest[$0]?.index ?? 0) }
    }
}
