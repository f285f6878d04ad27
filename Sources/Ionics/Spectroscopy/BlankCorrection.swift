import Glibc

/// What leads and holder add to a spectrum, measured with the cell shorted and with it empty.
///
/// With the impedance Z_s of the short and the admittance Y_o of the open cell (less the short's), Z = (Z_m − Z_s)/(1 − (Z_m − Z_s) Y_o).
/// Source: open–short compensation, Keysight, Impedance Measurement Handbook, 6th edition, section 4 (row L1).
public struct BlankCorrection: Hashable, Codable, Sendable {
    /// The spectrum with the sample replaced by a conductor; nil takes Z_s = 0.
    public let short: ImpedanceSpectrum?
    /// The spectrum without sample; nil takes Y_o = 0.
    public let open: ImpedanceSpectrum?

    public init(short: ImpedanceSpectrum?, open: ImpedanceSpectrum? = nil) {
        self.short = short
        self.open = open
    }

    /// The spectrum of the sample alone. Uncertainties are scaled with |dZ/dZ_m|; those of the blanks are not known and not added.
    ///
    /// Blanks are interpolated in ln ν: resistance and inductance of the short, conductance and capacitance of the open cell.
    /// - Throws: `IonicsError.outOfRange` when a frequency lies outside a blank's range: blanks are not extrapolated.
    public func corrected(_ spectrum: ImpedanceSpectrum) throws(IonicsError) -> ImpedanceSpectrum {
        var real: [Double] = []
        var imaginary: [Double] = []
        var deviations: [Double] = []
        for index in 0..<spectrum.count {
            let frequency = spectrum.frequencies[index]
            var shorted = (0.0, 0.0)
            if let short { shorted = try Self.series(short, at: frequency) }
            let x = (spectrum.realImpedances[index] - shorted.0, spectrum.imaginaryImpedances[index] - shorted.1)
            var leak = (0.0, 0.0)
            if let open {
                // Y_o = 1/(Z_o − Z_s), both at this frequency.
                let total = try Self.parallel(open, at: frequency)
                let impedance = Self.quotient((1, 0), total)
                leak = Self.quotient((1, 0), (impedance.0 - shorted.0, impedance.1 - shorted.1))
            }
            let divisor = (1 - (x.0 * leak.0 - x.1 * leak.1), -(x.0 * leak.1 + x.1 * leak.0))
            let z = Self.quotient(x, divisor)
            real.append(z.0)
            imaginary.append(z.1)
            // dZ/dZ_m = 1/(1 − x Y_o)².
            if let given = spectrum.standardUncertainties {
                deviations.append(given[index] / (divisor.0 * divisor.0 + divisor.1 * divisor.1))
            }
        }
        return try ImpedanceSpectrum(
            frequencies: spectrum.frequencies, realImpedances: real, imaginaryImpedances: imaginary,
            standardUncertainties: spectrum.standardUncertainties == nil ? nil : deviations,
            temperature: spectrum.temperature, name: spectrum.name)
    }

    private static func quotient(_ a: (Double, Double), _ b: (Double, Double)) -> (Double, Double) {
        let square = b.0 * b.0 + b.1 * b.1
        return ((a.0 * b.0 + a.1 * b.1) / square, (a.1 * b.0 - a.0 * b.1) / square)
    }

    /// Z of a short from its interpolated R and L.
    private static func series(_ blank: ImpedanceSpectrum, at frequency: Double) throws(IonicsError) -> (Double, Double)
    {
        let (low, high, share) = try place(blank, frequency)
        func mixed(_ value: (Int) -> Double) -> Double { value(low) + share * (value(high) - value(low)) }
        return (
            mixed { blank.realImpedances[$0] },
            mixed { blank.imaginaryImpedances[$0] / blank.frequencies[$0] } * frequency
        )
    }

    /// Y of an empty cell from its interpolated G and C.
    private static func parallel(_ blank: ImpedanceSpectrum, at frequency: Double) throws(IonicsError) -> (
        Double, Double
    ) {
        let (low, high, share) = try place(blank, frequency)
        func admittance(_ index: Int) -> (Double, Double) {
            quotient((1, 0), (blank.realImpedances[index], blank.imaginaryImpedances[index]))
        }
        func mixed(_ value: (Int) -> Double) -> Double { value(low) + share * (value(high) - value(low)) }
        return (mixed { admittance($0).0 }, mixed { admittance($0).1 / blank.frequencies[$0] } * frequency)
    }

    private static func place(_ blank: ImpedanceSpectrum, _ frequency: Double) throws(IonicsError) -> (
        low: Int, high: Int, share: Double
    ) {
        let frequencies = blank.frequencies
        // Synthesisers round: a frequency within a millionth of the range's end is that end.
        if abs(frequency / frequencies[0] - 1) < 1e-6 { return (0, 0, 0) }
        let last = frequencies.count - 1
        if abs(frequency / frequencies[last] - 1) < 1e-6 { return (last, last, 0) }
        guard let high = frequencies.firstIndex(where: { $0 >= frequency }), high > 0 else {
            throw .outOfRange(
                name: "frequency of the spectrum in Hz", value: frequency,
                expected: "within those of the blank, \(frequencies[0]) to \(frequencies[last])")
        }
        let low = high - 1
        return (low, high, log(frequency / frequencies[low]) / log(frequencies[high] / frequencies[low]))
    }
}

extension ImpedanceSpectrum {
    /// The spectrum without the inductance of leads, Z − iωL.
    ///
    /// - Parameter inductance: L in H, for example that of `LinearKramersKronig`; negative ones are refused.
    public func withoutInductance(_ inductance: Double) throws(IonicsError) -> ImpedanceSpectrum {
        guard inductance >= 0, inductance.isFinite else {
            throw .outOfRange(name: "inductance", value: inductance, expected: "not negative, in H")
        }
        return try ImpedanceSpectrum(
            frequencies: frequencies, realImpedances: realImpedances,
            imaginaryImpedances: zip(imaginaryImpedances, angularFrequencies).map { $0 - $1 * inductance },
            standardUncertainties: standardUncertainties, temperature: temperature, name: name)
    }
}
