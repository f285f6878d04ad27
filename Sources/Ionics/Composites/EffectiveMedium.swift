import Glibc

/// The conductivity of a mixture of two phases from those of the phases, each formula with its picture of the structure.
///
/// Conductivities in any one unit, volume fractions between 0 and 1 (row D9).
public enum EffectiveMedium {
    /// Spheres of a filler far apart in a matrix, σ = σ_m [σ_f + 2σ_m + 2φ(σ_f − σ_m)]/[σ_f + 2σ_m − φ(σ_f − σ_m)].
    ///
    /// Source: Maxwell Garnett, Phil. Trans. R. Soc. A 203 (1904) 385.
    public static func maxwellGarnett(matrix: Double, filler: Double, fraction: Double) throws(IonicsError) -> Double {
        try check(matrix, filler, fraction)
        let difference = filler - matrix
        let sum = filler + 2 * matrix
        // Neither phase conducts.
        guard sum > 0 else { return 0 }
        return matrix * (sum + 2 * fraction * difference) / (sum - fraction * difference)
    }

    /// Grains of both phases mixed without a matrix, φ(σ_f − σ)/(σ_f + 2σ) + (1 − φ)(σ_m − σ)/(σ_m + 2σ) = 0.
    ///
    /// Source: Bruggeman, Ann. Phys. 416 (1935) 636; the positive root of the quadratic equation.
    public static func bruggeman(matrix: Double, filler: Double, fraction: Double) throws(IonicsError) -> Double {
        try check(matrix, filler, fraction)
        let b = (3 * fraction - 1) * filler + (2 - 3 * fraction) * matrix
        return (b + (b * b + 8 * matrix * filler).squareRoot()) / 4
    }

    /// McLachlan's general effective medium: percolation with exponent t at the threshold φ_c, and both phases' conductivities far from it.
    ///
    /// (1 − φ)(σ_l^{1/t} − σ^{1/t})/(σ_l^{1/t} + Aσ^{1/t}) + φ(σ_h^{1/t} − σ^{1/t})/(σ_h^{1/t} + Aσ^{1/t}) = 0 with A = (1 − φ_c)/φ_c, solved in closed
    /// form for σ^{1/t}. With t = 1 and φ_c = 1/3 it is Bruggeman's formula. Source: McLachlan, Blaszkiewicz and Newnham, J. Am. Ceram. Soc. 73 (1990) 2187.
    ///
    /// - Parameters:
    ///   - poor: σ_l of the phase that conducts less.
    ///   - good: σ_h of the phase that conducts more.
    ///   - fraction: φ of the better conductor.
    ///   - threshold: φ_c, between 0 and 1, without both.
    ///   - exponent: t, positive; 1.6 to 2 for three dimensions.
    public static func general(
        poor: Double, good: Double, fraction: Double, threshold: Double, exponent: Double = 2
    ) throws(IonicsError) -> Double {
        try check(poor, good, fraction)
        try check(threshold: threshold, exponent: exponent)
        guard poor <= good else {
            throw .outOfRange(
                name: "conductivity of the poor phase", value: poor, expected: "not above that of the good one")
        }
        let (l, h) = (pow(poor, 1 / exponent), pow(good, 1 / exponent))
        let a = (1 - threshold) / threshold
        // A x² − b x − l h = 0 for x = σ^{1/t}.
        let b = (1 - fraction) * (a * l - h) + fraction * (a * h - l)
        return pow((b + (b * b + 4 * a * l * h).squareRoot()) / (2 * a), exponent)
    }

    /// σ = σ_h [(φ − φ_c)/(1 − φ_c)]^t above the threshold; below it, σ = σ_l [(φ_c − φ)/φ_c]^{−s}, which grows without limit at φ_c itself.
    ///
    /// Holds only near φ_c and for σ_l ≪ σ_h; elsewhere `general`. Source: Kirkpatrick, Rev. Mod. Phys. 45 (1973) 574.
    ///
    /// - Parameter lowerExponent: s, about 0.73 in three dimensions.
    /// - Throws: `IonicsError.outOfRange`, also for a fraction at the threshold.
    public static func percolation(
        poor: Double, good: Double, fraction: Double, threshold: Double, exponent: Double = 2,
        lowerExponent: Double = 0.73
    ) throws(IonicsError) -> Double {
        try check(poor, good, fraction)
        try check(threshold: threshold, exponent: exponent)
        guard fraction != threshold else {
            throw .outOfRange(
                name: "fraction", value: fraction, expected: "not the threshold itself; use the general form")
        }
        if fraction > threshold { return good * pow((fraction - threshold) / (1 - threshold), exponent) }
        return min(good, poor * pow((threshold - fraction) / threshold, -lowerExponent))
    }

    /// φ = (w/ρ_f)/(w/ρ_f + (1 − w)/ρ_m) of a filler.
    ///
    /// - Parameters:
    ///   - weightFraction: w, mass of filler over mass of both, between 0 and 1.
    ///   - fillerDensity: ρ_f, in one unit with
    ///   - matrixDensity: ρ_m.
    public static func volumeFraction(
        weightFraction: Double, fillerDensity: Double, matrixDensity: Double
    ) throws(IonicsError) -> Double {
        for (name, value) in [("fillerDensity", fillerDensity), ("matrixDensity", matrixDensity)]
        where !(value > 0 && value.isFinite) { throw .outOfRange(name: name, value: value, expected: "positive") }
        guard weightFraction >= 0, weightFraction <= 1 else {
            throw .outOfRange(name: "weightFraction", value: weightFraction, expected: "from 0 to 1")
        }
        let filler = weightFraction / fillerDensity
        return filler / (filler + (1 - weightFraction) / matrixDensity)
    }

    private static func check(_ first: Double, _ second: Double, _ fraction: Double) throws(IonicsError) {
        for value in [first, second] where !(value >= 0 && value.isFinite) {
            throw .outOfRange(name: "conductivity of a phase", value: value, expected: "not negative, finite")
        }
        guard fraction >= 0, fraction <= 1 else {
            throw .outOfRange(name: "fraction", value: fraction, expected: "from 0 to 1")
        }
    }

    private static func check(threshold: Double, exponent: Double) throws(IonicsError) {
        guard threshold > 0, threshold < 1 else {
            throw .outOfRange(name: "threshold", value: threshold, expected: "between 0 and 1")
        }
        guard exponent > 0, exponent.isFinite else {
            throw .outOfRange(name: "exponent", value: exponent, expected: "positive")
        }
    }
}
