import Glibc

/// A conductivity spectrum σ′(ν), in rising order of frequency.
public struct ConductivitySpectrum: Hashable, Codable, Sendable {
    /// Ordinary frequencies ν in Hz, positive, not falling; a frequency that was measured twice stands twice.
    public let frequencies: [Double]
    /// σ′ in S/cm, positive.
    public let conductivities: [Double]
    /// In K; nil when unknown.
    public let temperature: Double?

    /// - Parameters:
    ///   - frequencies: ν in Hz, in any order.
    ///   - conductivities: σ′ in S/cm.
    ///   - temperature: in K.
    /// - Throws: `IonicsError.outOfRange` for values that are not positive or lists of different length.
    public init(frequencies: [Double], conductivities: [Double], temperature: Double? = nil) throws(IonicsError) {
        guard frequencies.count == conductivities.count, !frequencies.isEmpty else {
            throw .outOfRange(
                name: "number of conductivities", value: Double(conductivities.count),
                expected: "that of the frequencies, \(frequencies.count), and not zero")
        }
        for (name, values) in [("frequencies", frequencies), ("conductivities", conductivities)] {
            for (index, value) in values.enumerated() where !(value > 0 && value.isFinite) {
                throw .outOfRange(name: "\(name)[\(index)]", value: value, expected: "positive and finite")
            }
        }
        if let temperature, !(temperature > 0 && temperature.isFinite) {
            throw .outOfRange(name: "temperature", value: temperature, expected: "positive, in K")
        }
        // Points at one frequency keep their order, so that the result does not depend on the sorting method.
        let order = frequencies.indices.sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
        self.frequencies = order.map { frequencies[$0] }
        self.conductivities = order.map { conductivities[$0] }
        self.temperature = temperature
    }

    /// The spectrum of a pellet, σ′ = Re(1/Z) d/A.
    ///
    /// The sign of the imaginary part, which instruments write either way, does not matter here. Source: Li et al. 2023, fig 2a–c (row L1).
    ///
    /// - Parameters:
    ///   - frequencies: ν in Hz.
    ///   - realImpedances: Re Z in Ω.
    ///   - imaginaryImpedances: Im Z in Ω.
    ///   - thickness: d in cm.
    ///   - area: A in cm².
    public init(
        frequencies: [Double], realImpedances: [Double], imaginaryImpedances: [Double], thickness: Double, area: Double,
        temperature: Double? = nil
    ) throws(IonicsError) {
        guard realImpedances.count == imaginaryImpedances.count else {
            throw .outOfRange(
                name: "number of imaginary impedances", value: Double(imaginaryImpedances.count),
                expected: "that of the real ones, \(realImpedances.count)")
        }
        for (name, value) in [("thickness", thickness), ("area", area)] where !(value > 0 && value.isFinite) {
            throw .outOfRange(name: name, value: value, expected: "positive")
        }
        try self.init(
            frequencies: frequencies,
            conductivities: zip(realImpedances, imaginaryImpedances).map { real, imaginary in
                real / (real * real + imaginary * imaginary) * thickness / area
            }, temperature: temperature)
    }

    /// The points within a range of frequencies in Hz.
    ///
    /// - Throws: `IonicsError.outOfRange` when no point is left.
    public func restricted(to range: ClosedRange<Double>) throws(IonicsError) -> ConductivitySpectrum {
        let kept = frequencies.indices.filter { range.contains(frequencies[$0]) }
        return try ConductivitySpectrum(
            frequencies: kept.map { frequencies[$0] }, conductivities: kept.map { conductivities[$0] },
            temperature: temperature)
    }

    /// The spectrum without the points at low frequency that blocking electrodes lower, and how many those are.
    ///
    /// The slope d ln σ′/d ln ν is taken by a straight line through each five neighbouring points. Where it is smallest lies the plateau; below the
    /// plateau, points are left out from the first slope that exceeds `slopeLimit` downwards. Source: Li et al. 2023, fig 2a–c (row L1).
    ///
    /// - Parameter slopeLimit: between 0 (scatter alone leaves points out) and the slope of electrode polarisation, 1 to 2.
    public func withoutElectrodePolarisation(slopeLimit: Double = 0.15) -> (
        spectrum: ConductivitySpectrum, excludedCount: Int
    ) {
        let width = 5
        guard frequencies.count > width else { return (self, 0) }
        let slopes = (0...(frequencies.count - width)).map { slope(of: $0..<$0 + width) }
        let plateau = slopes.indices.min { slopes[$0] < slopes[$1] } ?? 0
        // Where σ′ rises everywhere there is no plateau, and nothing tells electrodes from hopping.
        guard slopes[plateau] <= slopeLimit else { return (self, 0) }
        guard let last = slopes[...plateau].lastIndex(where: { $0 > slopeLimit }) else { return (self, 0) }
        // The slope at `last` belongs to the middle of its window; what lies there and below is lowered.
        let kept = (last + width / 2 + 1)..<frequencies.count
        let rest = try? ConductivitySpectrum(
            frequencies: Array(frequencies[kept]), conductivities: Array(conductivities[kept]), temperature: temperature
        )
        return rest.map { ($0, kept.lowerBound) } ?? (self, 0)
    }

    private func slope(of window: Range<Int>) -> Double {
        let count = Double(window.count)
        let x = window.map { log(frequencies[$0]) }
        let y = window.map { log(conductivities[$0]) }
        let meanX = x.reduce(0, +) / count
        let meanY = y.reduce(0, +) / count
        let width = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
        // Five points at one frequency have no slope.
        guard width > 0 else { return 0 }
        let product = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
        return product / width
    }
}
