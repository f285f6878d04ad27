import Glibc
import NumericalMethods

/// The part of a conductivity spectrum that speaks of hopping, found by rule, and what was left out.
///
/// Below the lowest plateau, points
/// that electrodes lower are left out as `ConductivitySpectrum.withoutElectrodePolarisation` does it. Above the highest conductivity, points are left
/// out where σ′ falls again by more than a fifth, which no hopping does but inductance and resonances do. The slope d ln σ′/d ln ν of
/// straight lines over half a decade must not fall to less than 0.6 of what it was, by more than three standard uncertainties: that shows two
/// processes one above the other.
/// Source: rows L1 and L11; the limits are this library's own.
public struct ConductivityWindow: Sendable {
    /// The points kept.
    public let spectrum: ConductivitySpectrum
    /// Points left out at the low end for the electrodes.
    public let lowCount: Int
    /// Points left out at the high end because σ′ falls again.
    public let highCount: Int
    /// Where the slope falls again although σ′ still rises, in Hz: a second arc, most often a grain boundary; nil where it does not.
    public let secondProcess: Double?

    /// - Parameter excludesElectrodes: false keeps the low end, for fits that have a term for the electrodes.
    public init(_ spectrum: ConductivitySpectrum, excludesElectrodes: Bool = true) {
        // The high end first: a slope that falls there is not to be taken for the plateau.
        let values = spectrum.conductivities
        let top = values.indices.max { values[$0] < values[$1] } ?? 0
        var rest = spectrum
        if values[values.count - 1] < 0.8 * values[top], top >= 4 {
            rest = (try? spectrum.restricted(to: spectrum.frequencies[0]...spectrum.frequencies[top])) ?? spectrum
        }
        highCount = values.count - rest.frequencies.count
        let kept = excludesElectrodes ? rest.withoutElectrodePolarisation() : (spectrum: rest, excludedCount: 0)
        self.spectrum = kept.spectrum
        lowCount = kept.excludedCount
        secondProcess = Self.secondProcess(kept.spectrum)
    }

    /// The window without its lowest points.
    private init(_ window: ConductivityWindow, spectrum: ConductivitySpectrum, count: Int) {
        self.spectrum = spectrum
        lowCount = window.lowCount + count
        highCount = window.highCount
        secondProcess = window.secondProcess
    }

    /// The same without a number of points more at the low end; nil when too few are left to be fitted.
    func raised(by count: Int) -> ConductivityWindow? {
        let frequencies = spectrum.frequencies
        guard count + 8 <= frequencies.count,
            let rest = try? spectrum.restricted(to: frequencies[count]...frequencies[frequencies.count - 1])
        else { return nil }
        return ConductivityWindow(self, spectrum: rest, count: frequencies.count - rest.frequencies.count)
    }

    private static func secondProcess(_ spectrum: ConductivitySpectrum) -> Double? {
        let frequencies = spectrum.frequencies
        // Five points at least, and half a decade, because points close together scatter.
        let slopes = frequencies.indices.compactMap { first -> (slope: Double, variance: Double, frequency: Double)? in
            var last = first + 4
            while last < frequencies.count, frequencies[last] < 3.16 * frequencies[first] { last += 1 }
            return last < frequencies.count ? slope(spectrum, first..<last + 1) : nil
        }
        var peak: (slope: Double, variance: Double, frequency: Double)?
        for found in slopes {
            if let highest = peak {
                let fall = highest.slope - found.slope
                // Steep slopes at the low end are the electrodes' and never mean a second process.
                if highest.slope > 0.15, found.slope < 0.6 * highest.slope,
                    fall > 3 * sqrt(highest.variance + found.variance)
                {
                    return found.frequency
                }
            }
            if found.slope > peak?.slope ?? -.infinity { peak = found }
        }
        return nil
    }

    private static func slope(
        _ spectrum: ConductivitySpectrum, _ window: Range<Int>
    ) -> (slope: Double, variance: Double, frequency: Double)? {
        let x = window.map { log(spectrum.frequencies[$0]) }
        let y = window.map { log(spectrum.conductivities[$0]) }
        let fit = try? LinearLeastSquares(design: x.map { [1, $0] }, values: y, standardUncertainties: nil)
        return fit.map {
            ($0.solution[1], $0.covariance[1][1], spectrum.frequencies[window.lowerBound + window.count / 2])
        }
    }
}
