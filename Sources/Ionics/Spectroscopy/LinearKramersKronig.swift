import Glibc
public import NumericalMethods
public import Quantities

/// The linear Kramers–Kronig test: how well a chain of RC elements, which obeys the relations by itself, describes a spectrum.
///
/// Ẑ(ω) = R₀ + Σ R_k/(1 + iωτ_k) + iωL + 1/(iωC), with time constants τ_k evenly spaced in ln τ from 1/ω_max to 1/ω_min. R₀, R_k, L and 1/C, of
/// either sign, make Σ |Z − Ẑ|²/|Z|² least. The number of elements is the smallest with μ = 1 − Σ_{R_k<0}|R_k| / Σ_{R_k≥0}|R_k| below 0.85, where the
/// elements begin to follow the noise, provided that no larger number makes the sum of squares per degree of freedom smaller by more than twice its
/// scatter √(2/ν): in spectra with sharp arcs, μ falls below the limit before the chain describes them. `stopsAtFirst` gives the source's own rule,
/// without that condition. Residuals beyond the noise mean that the cell drifted, was not linear, or was disturbed.
/// Source: Boukamp, J. Electrochem. Soc. 142 (1995) 1885; Schönleber, Klotz and Ivers-Tiffée, Electrochim. Acta 131 (2014) 20 (row L13).
public struct LinearKramersKronig: Sendable {
    /// ν in Hz, rising.
    public let frequencies: [Double]
    /// (Z′ − Ẑ′)/|Z|.
    public let realResiduals: [Double]
    /// (Z″ − Ẑ″)/|Z|.
    public let imaginaryResiduals: [Double]
    /// Number M of RC elements.
    public let elementCount: Int
    /// μ of the chain; below the limit unless the search ended for want of points or of independent elements.
    public let mu: Double
    /// Whether μ fell below the limit.
    public let reachedLimit: Bool
    /// R₀ in Ω.
    public let seriesResistance: Uncertain
    /// L in H; nil when left out of the chain.
    public let inductance: Uncertain?
    /// 1/C in F⁻¹; nil when left out of the chain.
    public let inverseCapacitance: Uncertain?
    /// τ_k in s, rising.
    public let timeConstants: [Double]
    /// R_k in Ω.
    public let resistances: [Double]
    /// Number of fitted values.
    public let parameterCount: Int

    /// - Parameters:
    ///   - spectrum: at least five points.
    ///   - muLimit: between 0 and 1; 0.85 in the source.
    ///   - elementCount: M, where it is not to be found by μ.
    ///   - stopsAtFirst: whether the first M with μ below the limit is taken, as in the source.
    ///   - hasInductance: whether iωL belongs to the chain.
    ///   - hasCapacitance: whether 1/(iωC) does, as blocking electrodes need it.
    /// - Throws: `NumericalError` for too few points or when not even one element can be fitted.
    public init(
        _ spectrum: ImpedanceSpectrum, muLimit: Double = 0.85, elementCount: Int? = nil, stopsAtFirst: Bool = false,
        hasInductance: Bool = true, hasCapacitance: Bool = true
    ) throws(NumericalError) {
        let others = 1 + (hasInductance ? 1 : 0) + (hasCapacitance ? 1 : 0)
        // One degree of freedom must be left for the residuals.
        let largest = 2 * spectrum.count - others - 1
        guard spectrum.count >= 5 else { throw .tooFewPoints(count: spectrum.count, needed: 5) }
        if let elementCount, !(1...largest).contains(elementCount) {
            throw .outsideBounds(name: "elementCount", index: 0, value: Double(elementCount))
        }
        let fit = { (count: Int) throws(NumericalError) -> Chain in
            try Chain(spectrum, count: count, hasInductance: hasInductance, hasCapacitance: hasCapacitance)
        }
        var chain = try fit(elementCount ?? 1)
        if elementCount == nil {
            var chains = [chain]
            // Beyond some ten elements a decade the columns are no longer independent, which ends the search as well.
            while chains.count < min(largest, spectrum.count), !(stopsAtFirst && chain.mu < muLimit),
                let next = try? fit(chains.count + 1)
            {
                chain = next
                chains.append(next)
            }
            if !stopsAtFirst { chain = Self.chosen(chains, muLimit: muLimit) }
        }
        let isBelow = chain.mu < muLimit
        frequencies = spectrum.frequencies
        realResiduals = chain.realResiduals
        imaginaryResiduals = chain.imaginaryResiduals
        self.elementCount = chain.timeConstants.count
        mu = chain.mu
        reachedLimit = isBelow
        timeConstants = chain.timeConstants
        resistances = chain.resistances
        parameterCount = chain.timeConstants.count + others
        seriesResistance = chain.parameters[0]
        inductance = hasInductance ? chain.parameters[1] : nil
        inverseCapacitance = hasCapacitance ? chain.parameters[hasInductance ? 2 : 1] : nil
    }

    /// √(mean of squared residuals), both parts together, as a part of |Z|.
    public var rootMeanSquareResidual: Double {
        let squares = (realResiduals + imaginaryResiduals).reduce(0) { $0 + $1 * $1 }
        return (squares / Double(2 * frequencies.count)).squareRoot()
    }

    /// The largest residual of either part, as a part of |Z|.
    public var largestResidual: Double { (realResiduals + imaginaryResiduals).reduce(0) { max($0, abs($1)) } }

    /// Standard deviation of the noise of either part as a part of |Z|, √(Σ residuals²/(2N − parameters)).
    ///
    /// It holds where the residuals scatter; where they run in waves (`isSystematic`), it contains what violates the relations.
    public var relativeNoise: Double {
        let squares = (realResiduals + imaginaryResiduals).reduce(0) { $0 + $1 * $1 }
        return (squares / Double(2 * frequencies.count - parameterCount)).squareRoot()
    }

    /// How much rarer the residuals change sign than chance has it, in standard deviations; large values mean waves.
    ///
    /// By the test of Wald and Wolfowitz, Ann. Math. Stat. 11 (1940) 147; the larger of both parts' values.
    public var waviness: Double { max(ResidualRuns.waviness(realResiduals), ResidualRuns.waviness(imaginaryResiduals)) }

    /// Whether the residuals run in waves beyond chance (one in a thousand): what the chain does not describe.
    public var isSystematic: Bool { waviness > ResidualRuns.limit }

    /// The spectrum with the noise of this test as its uncertainty, u = relativeNoise |Z|.
    public func spectrumWithNoise(_ spectrum: ImpedanceSpectrum) throws(IonicsError) -> ImpedanceSpectrum {
        let noise = relativeNoise
        return try spectrum.with(standardUncertainties: noise > 0 ? spectrum.moduli.map { $0 * noise } : nil)
    }

    private static func chosen(_ chains: [Chain], muLimit: Double) -> Chain {
        var least = Double.infinity
        var best = chains[0]
        var found: Chain?
        // From the largest number down, so that the smallest sum among the larger numbers is known.
        for chain in chains.reversed() {
            if chain.reducedSum <= least { (least, best) = (chain.reducedSum, chain) }
            let scatter = (2 / Double(chain.degreesOfFreedom)).squareRoot()
            if chain.mu < muLimit, chain.reducedSum <= (1 + 2 * scatter) * least { found = chain }
        }
        return found ?? best
    }
}

/// A chain with a given number of RC elements, fitted to a spectrum.
private struct Chain {
    var timeConstants: [Double]
    /// R₀, then L and 1/C where they belong to the chain.
    var parameters: [Uncertain]
    var resistances: [Double]
    var realResiduals: [Double]
    var imaginaryResiduals: [Double]
    var mu: Double
    var degreesOfFreedom: Int
    /// Σ |Z − Ẑ|²/|Z|² divided by the degrees of freedom.
    var reducedSum: Double

    init(_ spectrum: ImpedanceSpectrum, count: Int, hasInductance: Bool, hasCapacitance: Bool) throws(NumericalError) {
        let omega = spectrum.angularFrequencies
        let points = omega.count
        let (low, high) = (log(1 / omega[points - 1]), log(1 / omega[0]))
        timeConstants = (0..<count).map { index in
            count == 1 ? exp((low + high) / 2) : exp(low + (high - low) * Double(index) / Double(count - 1))
        }
        let moduli = spectrum.moduli
        if let index = moduli.firstIndex(where: { !($0 > 0) }) {
            throw .notPositive(name: "|Z|", index: index, value: moduli[index])
        }
        var design: [[Double]] = []
        design.reserveCapacity(2 * points)
        for isReal in [true, false] {
            for (w, modulus) in zip(omega, moduli) {
                var row = [isReal ? 1 / modulus : 0]
                if hasInductance { row.append(isReal ? 0 : w / modulus) }
                if hasCapacitance { row.append(isReal ? 0 : -1 / (w * modulus)) }
                for tau in timeConstants {
                    let x = w * tau
                    row.append((isReal ? 1 : -x) / (1 + x * x) / modulus)
                }
                design.append(row)
            }
        }
        let values =
            zip(spectrum.realImpedances, moduli).map { $0 / $1 }
            + zip(spectrum.imaginaryImpedances, moduli).map { $0 / $1 }
        let fit = try LinearLeastSquares(design: design, values: values, standardUncertainties: nil)
        let others = fit.solution.count - count
        parameters = (0..<others).map {
            Uncertain(fit.solution[$0], standardUncertainty: max(0, fit.covariance[$0][$0]).squareRoot())
        }
        resistances = Array(fit.solution[others...])
        realResiduals = Array(fit.residuals[..<points])
        imaginaryResiduals = Array(fit.residuals[points...])
        degreesOfFreedom = fit.degreesOfFreedom
        reducedSum = fit.reducedChiSquare
        let negative = resistances.reduce(0) { $0 - min(0, $1) }
        let positive = resistances.reduce(0) { $0 + max(0, $1) }
        mu = positive > 0 ? 1 - negative / positive : -.infinity
    }
}
