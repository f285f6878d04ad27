import Glibc

/// An impedance spectrum Z(ν) = Z′ + iZ″, in rising order of frequency.
///
/// The imaginary part is negative for a capacitor and positive for an inductor. Points at one frequency keep the order in which they were given.
public struct ImpedanceSpectrum: Hashable, Codable, Sendable {
    /// Where the spectrum comes from, for messages and tables; may be empty.
    public let name: String
    /// Ordinary frequencies ν in Hz, positive, not falling; a frequency that was measured twice stands twice.
    public let frequencies: [Double]
    /// Z′ in Ω; can be negative where a cell with several leads makes it so.
    public let realImpedances: [Double]
    /// Z″ in Ω, negative where the cell is capacitive.
    public let imaginaryImpedances: [Double]
    /// Standard uncertainty of Z′ in Ω, which is also that of Z″; nil when unknown.
    public let standardUncertainties: [Double]?
    /// In K; nil when unknown.
    public let temperature: Double?

    /// - Parameters:
    ///   - frequencies: ν in Hz, positive, in any order.
    ///   - realImpedances: Z′ in Ω, as many.
    ///   - imaginaryImpedances: Z″ in Ω, as many; negative where the cell is capacitive.
    ///   - standardUncertainties: of Z′ and of Z″ alike, in Ω, positive, as many; nil when unknown.
    ///   - temperature: in K.
    ///   - name: where the spectrum comes from.
    /// - Throws: `IonicsError.outOfRange` for lists of different length, values that are not finite and frequencies or uncertainties that are not positive.
    public init(
        frequencies: [Double], realImpedances: [Double], imaginaryImpedances: [Double],
        standardUncertainties: [Double]? = nil, temperature: Double? = nil, name: String = ""
    ) throws(IonicsError) {
        guard !frequencies.isEmpty else {
            throw .outOfRange(name: "number of frequencies", value: 0, expected: "at least 1")
        }
        let others = [
            ("real impedances", realImpedances), ("imaginary impedances", imaginaryImpedances),
            ("standard uncertainties", standardUncertainties ?? frequencies),
        ]
        for (list, values) in others where values.count != frequencies.count {
            throw .outOfRange(
                name: "number of \(list)", value: Double(values.count),
                expected: "that of the frequencies, \(frequencies.count)")
        }
        for (index, value) in frequencies.enumerated() where !(value > 0 && value.isFinite) {
            throw .outOfRange(name: "frequencies[\(index)]", value: value, expected: "positive and finite, in Hz")
        }
        for (list, values) in [("realImpedances", realImpedances), ("imaginaryImpedances", imaginaryImpedances)] {
            for (index, value) in values.enumerated() where !value.isFinite {
                throw .outOfRange(name: "\(list)[\(index)]", value: value, expected: "finite, in Ω")
            }
        }
        for (index, value) in (standardUncertainties ?? []).enumerated() where !(value > 0 && value.isFinite) {
            throw .outOfRange(
                name: "standardUncertainties[\(index)]", value: value, expected: "positive and finite, in Ω")
        }
        if let temperature, !(temperature > 0 && temperature.isFinite) {
            throw .outOfRange(name: "temperature", value: temperature, expected: "positive, in K")
        }
        // Points at one frequency keep their order, so that the result does not depend on the sorting method.
        let order = frequencies.indices.sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
        self.name = name
        self.frequencies = order.map { frequencies[$0] }
        self.realImpedances = order.map { realImpedances[$0] }
        self.imaginaryImpedances = order.map { imaginaryImpedances[$0] }
        self.standardUncertainties = standardUncertainties.map { values in order.map { values[$0] } }
        self.temperature = temperature
    }

    public var count: Int { frequencies.count }

    /// Lowest and highest frequency in Hz.
    public var frequencyRange: ClosedRange<Double> { frequencies[0]...frequencies[count - 1] }

    /// ω = 2πν in rad/s.
    public var angularFrequencies: [Double] { frequencies.map { 2 * .pi * $0 } }

    /// |Z| in Ω.
    public var moduli: [Double] { zip(realImpedances, imaginaryImpedances).map { hypot($0, $1) } }

    /// The argument of Z in rad, between −π and π; −π/2 for a capacitor.
    public var phases: [Double] { zip(realImpedances, imaginaryImpedances).map { atan2($1, $0) } }

    /// Numbers of the points with Z″ > 0, where inductance of leads or of the cell prevails.
    public var inductivePoints: [Int] { imaginaryImpedances.indices.filter { imaginaryImpedances[$0] > 0 } }

    /// The points within a range of frequencies in Hz.
    ///
    /// - Throws: `IonicsError.outOfRange` when no point is left.
    public func restricted(to range: ClosedRange<Double>) throws(IonicsError) -> ImpedanceSpectrum {
        try choosing { range.contains(frequencies[$0]) }
    }

    /// The spectrum without some points, numbered from 0 in rising order of frequency.
    ///
    /// - Throws: `IonicsError.outOfRange` when no point is left or there is no point of that number.
    public func omitting(_ points: some Sequence<Int>) throws(IonicsError) -> ImpedanceSpectrum {
        let points = Set(points)
        if let wrong = points.sorted().first(where: { !frequencies.indices.contains($0) }) {
            throw .outOfRange(name: "point to omit", value: Double(wrong), expected: "between 0 and \(count - 1)")
        }
        return try choosing { !points.contains($0) }
    }

    /// The same points with their uncertainties, which are those of Z′ and Z″ alike, in Ω.
    public func with(standardUncertainties: [Double]?) throws(IonicsError) -> ImpedanceSpectrum {
        try ImpedanceSpectrum(
            frequencies: frequencies, realImpedances: realImpedances, imaginaryImpedances: imaginaryImpedances,
            standardUncertainties: standardUncertainties, temperature: temperature, name: name)
    }

    private func choosing(_ condition: (Int) -> Bool) throws(IonicsError) -> ImpedanceSpectrum {
        let kept = frequencies.indices.filter(condition)
        return try ImpedanceSpectrum(
            frequencies: kept.map { frequencies[$0] }, realImpedances: kept.map { realImpedances[$0] },
            imaginaryImpedances: kept.map { imaginaryImpedances[$0] },
            standardUncertainties: standardUncertainties.map { values in kept.map { values[$0] } },
            temperature: temperature, name: name)
    }
}
