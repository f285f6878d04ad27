import Quantities

/// What is doubtful about one row of a manifest; numbers are kept as they are, and the doubt is said.
public enum SampleWarning: Hashable, Codable, Sendable {
    /// A conductivity in S/cm outside what a solid can have.
    case conductivity(line: Int, sample: String, name: String, value: Double, expected: ClosedRange<Double>)
    /// The maximum of M″ gives a permittivity below that of vacuum.
    case permittivity(line: Int, sample: String, value: Double)
    /// The phase, in degrees, is nowhere near zero: there is no plateau of conductivity in the range of frequencies.
    case noPlateau(line: Int, sample: String, phase: Double)
    /// Residuals of the Kramers–Kronig test, as a part of |Z|, run in waves and exceed 1 %.
    case inconsistentSpectrum(line: Int, sample: String, residual: Double)
    /// Manifest and file tell different temperatures, in K.
    case temperature(line: Int, sample: String, manifest: Double, file: Double)
    /// Points of the file were left out by the rule of reading.
    case excludedPoints(line: Int, sample: String, report: String)
}

extension SampleWarning: CustomStringConvertible {
    public var description: String {
        func number(_ value: Double) -> String { NumberText.significantText(value, digits: 3).plain }
        switch self {
        case .conductivity(let line, let sample, let name, let value, let expected):
            return
                "line \(line), \(sample): \(name) = \(number(value)) S/cm lies outside \(number(expected.lowerBound)) to \(number(expected.upperBound)) S/cm; are the units of thickness and area right?"
        case .permittivity(let line, let sample, let value):
            return
                "line \(line), \(sample): the geometric capacitance gives a permittivity of \(number(value)), below that of vacuum; thickness or area must be wrong"
        case .noPlateau(let line, let sample, let phase):
            return
                "line \(line), \(sample): the phase comes no nearer to zero than \(number(phase))°, so that no resistance can be read"
        case .inconsistentSpectrum(let line, let sample, let residual):
            return
                "line \(line), \(sample): residuals of the Kramers–Kronig test reach \(number(residual * 100)) % and run in waves"
        case .temperature(let line, let sample, let manifest, let file):
            return
                "line \(line), \(sample): the manifest says \(number(manifest)) K, the file \(number(file)) K; the manifest is followed"
        case .excludedPoints(let line, let sample, let report): return "line \(line), \(sample): \(report)"
        }
    }
}
