import Glibc
public import NumericalMethods
public import Quantities

/// Electronic conductivity from the current that flows on between electrodes that block ions.
///
/// After a step of the voltage U, I(t) = I_∞ + I₁ exp(−t/τ) late enough for one relaxation to be left; σ_el = I_∞ d/(U A). The fit takes the last part
/// of the record, and tells whether the steady state was reached. Source: Hebb, J. Chem. Phys. 20 (1952) 185; Wagner, Z. Elektrochem. 60 (1956) 4;
/// relaxation: Yokota, J. Phys. Soc. Jpn. 16 (1961) 2213 (row X15).
public struct DirectCurrentPolarisation: Sendable {
    /// I_∞ in A, I₁ in A and ln τ (τ in s), with their covariance.
    public let parameters: CorrelatedValues
    /// U in V.
    public let voltage: Double
    /// Mean of the fitted currents that came last, in A.
    public let lastCurrent: Double
    /// Time span of the fitted points in s.
    public let duration: Double

    /// - Parameters:
    ///   - times: since the step, in s, rising.
    ///   - currents: in A, as many.
    ///   - voltage: U in V, not zero.
    ///   - fittedShare: the part of the record, from its end, that is fitted; between 0 (excluded) and 1.
    /// - Throws: `NumericalError` for fewer than six points to fit, times that do not rise, or currents that do not determine I_∞.
    public init(times: [Double], currents: [Double], voltage: Double, fittedShare: Double = 0.5) throws(NumericalError)
    {
        guard times.count == currents.count else {
            throw .lengthsDiffer("times and currents", times.count, currents.count)
        }
        for (name, list) in [("times", times), ("currents", currents)] {
            if let index = list.firstIndex(where: { !$0.isFinite }) { throw .notFinite(name: name, index: index) }
        }
        if let index = times.indices.dropFirst().first(where: { times[$0] <= times[$0 - 1] }) {
            throw .notPositive(name: "step between times", index: index, value: times[index] - times[index - 1])
        }
        guard fittedShare > 0, fittedShare <= 1 else {
            throw .outsideBounds(name: "fittedShare", index: 0, value: fittedShare)
        }
        guard voltage != 0, voltage.isFinite else { throw .outsideBounds(name: "voltage", index: 0, value: voltage) }
        guard let first = times.first, let last = times.last else { throw .tooFewPoints(count: 0, needed: 6) }
        let start = last - fittedShare * (last - first)
        let kept = times.indices.filter { times[$0] >= start }
        guard kept.count >= 6 else { throw .tooFewPoints(count: kept.count, needed: 6) }
        let t = kept.map { times[$0] - times[kept[0]] }
        let y = kept.map { currents[$0] }
        // Ampere are small numbers: the fit runs over currents as parts of the largest.
        let scale = y.reduce(0) { max($0, abs($1)) }
        guard scale > 0 else { throw .singular(name: "the steady current") }
        let span = t[t.count - 1]
        let tail = y.suffix(max(1, y.count / 10))
        let end = tail.reduce(0, +) / Double(tail.count)
        let fit = try NonlinearLeastSquares(
            start: [end / scale, (y[0] - end) / scale, log(span / 3)], residualCount: y.count, scalesCovariance: true,
            residuals: { p in zip(t, y).map { time, current in p[0] + p[1] * exp(-time * exp(-p[2])) - current / scale }
            },
            jacobian: { p in
                t.map { time in
                    let x = time * exp(-p[2])
                    return [1, exp(-x), p[1] * exp(-x) * x]
                }
            })
        parameters = CorrelatedValues(
            values: [fit.parameters[0] * scale, fit.parameters[1] * scale, fit.parameters[2]],
            covariance: fit.covariance.enumerated().map { row, values in
                values.enumerated().map { column, value in
                    value * (row < 2 ? scale : 1) * (column < 2 ? scale : 1)
                }
            })
        self.voltage = voltage
        lastCurrent = end
        duration = span
    }

    /// I_∞ in A.
    public var steadyCurrent: Uncertain { parameters.uncertain(0) }
    /// τ in s.
    public var relaxationTime: Uncertain { parameters.propagate { exp($0[2]) } }

    /// Whether the last currents differ from I_∞ by less than 5 %: otherwise I_∞ is an extrapolation, and the last current only an upper bound.
    public var isSteady: Bool { abs(lastCurrent - steadyCurrent.value) < 0.05 * abs(steadyCurrent.value) }

    /// σ_el in S/cm, with the uncertainty of fit, thickness and area.
    public func electronicConductivity(_ geometry: CellGeometry) -> Uncertain {
        (1 / voltage) * (steadyCurrent * geometry.cellConstant)
    }
}
