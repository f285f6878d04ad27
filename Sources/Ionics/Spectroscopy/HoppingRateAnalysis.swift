import Glibc
public import Quantities

/// From a conductivity spectrum to its hopping rate, or to the reason why it has none.
///
/// The window of validity is found by rule, the law is fitted in it, and the rate is quoted only where the fit shows the plateau (the power law
/// adds less than σ_dc at the lowest frequency), the doubling (it adds more than σ_dc at the highest), an exponent of hopping, one process alone and a 95 %
/// interval narrower than a factor of ten either way. Everything else becomes a bound or a refusal. Residuals that run in waves mean that the electrodes
/// still bend the plateau, or that a second process hides in the rise: the low end moves up by as much as a decade until they scatter. Where they do not,
/// waves above 1 % of σ′ that chance gives once in thirty thousand spectra are a refusal, and others widen the intervals. What lies below the scatter cannot
/// be seen in σ′: a grain boundary there goes unnoticed. Source: Li et al. 2023 (rows L2, L4, L11); the limits are this library's own.
public struct HoppingRateAnalysis: Sendable {
    public let window: ConductivityWindow
    /// Nil when nothing could be fitted.
    public let fit: ConductivityFit?
    public let verdict: HoppingRateVerdict

    /// - Parameters:
    ///   - spectrum: as measured, electrodes and all.
    ///   - terms: besides the power law; with `.electrodes` the low end stays in.
    ///   - relativeUncertainty: standard uncertainty of each σ′ as a part of it; nil estimates it from the scatter.
    public init(_ spectrum: ConductivitySpectrum, terms: ConductivityTerms = [], relativeUncertainty: Double? = nil) {
        let widest = ConductivityWindow(spectrum, excludesElectrodes: !terms.contains(.electrodes))
        func fitted(_ window: ConductivityWindow) -> ConductivityFit? {
            try? ConductivityFit(window.spectrum, terms: terms, relativeUncertainty: relativeUncertainty)
        }
        var (window, fit) = (widest, fitted(widest))
        if let first = fit, first.isSystematic, !terms.contains(.electrodes) {
            let limit = 10 * widest.spectrum.frequencies[0]
            for count in 1..<max(2, widest.spectrum.frequencies.count) {
                guard let next = widest.raised(by: count), next.spectrum.frequencies[0] <= limit else { break }
                guard let found = fitted(next) else { continue }
                // Beyond the plateau there is nothing to fit.
                guard found.rise(atFrequency: next.spectrum.frequencies[0]) <= 1 else { break }
                if !found.isSystematic {
                    (window, fit) = (next, found)
                    break
                }
            }
        }
        let points = window.spectrum
        self.window = window
        self.fit = fit
        let needed = 5 + (terms.contains(.electrodes) ? 2 : 0) + (terms.contains(.nearlyConstantLoss) ? 1 : 0)
        guard points.frequencies.count >= needed else {
            verdict = .refused(.tooFewPoints(count: points.frequencies.count))
            return
        }
        guard let fit else {
            verdict = .refused(.noFit)
            return
        }
        verdict = Self.verdict(fit, window)
    }

    /// Waviness that chance gives once in thirty thousand spectra.
    private static let wavinessOfRefusal = 4.0
    /// Part of σ′ below which waves may be a slip of the instrument.
    private static let scatterOfRefusal = 0.01

    private static func verdict(_ fit: ConductivityFit, _ window: ConductivityWindow) -> HoppingRateVerdict {
        let low = window.spectrum.frequencies[0]
        let high = window.spectrum.frequencies[window.spectrum.frequencies.count - 1]
        if let frequency = window.secondProcess, !fit.terms.contains(.electrodes) {
            return .refused(.mixedProcesses(hertz: frequency))
        }
        // A plateau without a rise says that the rate lies above, whatever the exponent.
        guard fit.rise(atFrequency: high) >= 1 else { return .above(hertz: high) }
        guard (0.3...1.05).contains(fit.exponent.value) else {
            return .refused(.exponentOutOfRange(fit.exponent.value))
        }
        if ResidualRuns.waviness(fit.residuals) > wavinessOfRefusal, fit.scatter > scatterOfRefusal {
            return .refused(.systematicResiduals(fit.scatter))
        }
        let lowest = fit.electrodeRate.map { max(low, $0.hertz.value) } ?? low
        guard fit.rise(atFrequency: lowest) <= 1 else { return .below(hertz: low) }
        let factor = exp(fit.coverageFactor() * fit.deviation(1))
        guard factor < 10 else { return .refused(.uncertain(factor: factor)) }
        return .determined(fit.hoppingRate)
    }

    /// ν_p where it is determined.
    public var hoppingRate: Frequency? {
        if case .determined(let frequency) = verdict { frequency } else { nil }
    }

    /// σ_dc in S/cm where a plateau is seen: with the rate, or below it.
    public var dcConductivity: Uncertain? {
        switch verdict {
        case .determined: return fit?.dcConductivity
        case .above:
            // The rate may lie anywhere above, so that only the plateau's own level counts.
            let values = window.spectrum.conductivities.map { log($0) }
            let mean = values.reduce(0, +) / Double(values.count)
            let variance =
                values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double((values.count - 1) * values.count)
            if let fit, fit.deviation(0).isFinite { return fit.dcConductivity }
            return Uncertain(exp(mean), standardUncertainty: exp(mean) * sqrt(variance))
        case .below, .refused: return nil
        }
    }
}
