import Glibc
public import Quantities

/// Conductivity and hopping rate of one part of a pellet, by the circuit that separates it from grain boundaries and electrodes.
///
/// σ_dc = (d/A)/R and ω_p are the parameters of an element J of the circuit. The rate is quoted only where the spectrum holds it, with an exponent of
/// hopping and a 95 % interval narrower than a factor of ten either way, as `HoppingRateAnalysis` does. Source: Li et al. 2023 (rows L2, L4, L11, L12).
public struct CircuitHoppingRate: Sendable {
    /// ln σ_dc (S/cm), ln ω_p (rad/s) and n, by the fit alone: the geometry's uncertainty, which a whole series shares, is in `dcConductivity`.
    public let parameters: CorrelatedValues
    /// Of the pellet.
    public let geometry: CellGeometry
    /// The rate, a bound, or a refusal with its reason.
    public let verdict: HoppingRateVerdict
    /// Of the circuit's fit.
    public let degreesOfFreedom: Int
    /// Whether uncertainties come from the scatter of the residuals, not from given ones.
    public let estimatesScatter: Bool

    /// ν_p where it is determined.
    public var hoppingRate: Frequency? {
        if case .determined(let frequency) = verdict { frequency } else { nil }
    }

    /// σ_dc in S/cm with the uncertainty of the fit and of the geometry.
    public var dcConductivity: Uncertain {
        parameters.propagate { exp($0[0]) }
            * Uncertain(1, standardUncertainty: geometry.cellConstant.relativeUncertainty)
    }

    /// n, without dimension.
    public var exponent: Uncertain { parameters.uncertain(2) }

    /// σ′ in S/cm at an ordinary frequency in Hz: σ_dc[1 + (ν/ν_p)ⁿ].
    public func conductivity(atFrequency frequency: Double) -> Double {
        let values = parameters.values
        return exp(values[0]) * (1 + exp(values[2] * (log(2 * .pi * frequency) - values[1])))
    }
}

extension CircuitFit {
    /// σ_dc and the hopping rate of an element J of the circuit.
    ///
    /// Where the rate lies above the measured frequencies, the bound is the highest of them, or the lower end of the rate's 95 % interval if that is lower.
    ///
    /// - Parameters:
    ///   - name: of the element, for instance J1.
    ///   - geometry: of the pellet.
    /// - Throws: `CircuitError.wrongElement` when there is no such element.
    public func hoppingRate(of name: String, geometry: CellGeometry) throws(CircuitError) -> CircuitHoppingRate {
        guard let element = circuit.elements.first(where: { $0.name == name }),
            element.kind.symbol == PowerLawConductor.symbol
        else { throw .wrongElement(name: name, expected: "a \(PowerLawConductor.name) J") }
        let places = Array(element.parameterRange)
        let scale = log(geometry.cellConstant.value)
        let own = searched.propagateSeveral { p in [scale - p[places[0]], p[places[1]], p[places[2]]] }
        return CircuitHoppingRate(
            parameters: own, geometry: geometry, verdict: verdict(own, places), degreesOfFreedom: degreesOfFreedom,
            estimatesScatter: weighting != .standardUncertainties)
    }

    private func verdict(_ own: CorrelatedValues, _ places: [Int]) -> HoppingRateVerdict {
        let range = spectrum.frequencyRange
        guard !places.contains(where: { undeterminedParameters.contains($0) || parametersAtBounds.contains($0) }) else {
            return .refused(.uncertain(factor: .infinity))
        }
        let rate = own.uncertain(1)
        let reach = coverageFactor(0.95) * rate.standardUncertainty
        let hertz = exp(rate.value) / (2 * .pi)
        if hertz > range.upperBound {
            let bound = min(range.upperBound, hertz * exp(-reach))
            return bound > range.lowerBound ? .above(hertz: bound) : .refused(.uncertain(factor: exp(reach)))
        }
        guard (0.3...1.05).contains(own.values[2]) else { return .refused(.exponentOutOfRange(own.values[2])) }
        guard hertz >= range.lowerBound else { return .below(hertz: range.lowerBound) }
        guard exp(reach) < 10 else { return .refused(.uncertain(factor: exp(reach))) }
        return .determined(Frequency(radiansPerSecond: own.propagate { exp($0[1]) }))
    }
}
