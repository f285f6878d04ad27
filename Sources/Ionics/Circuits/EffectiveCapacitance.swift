import Glibc

/// The capacitance that a constant phase element stands for. Which relation holds depends on where its times are distributed.
public enum EffectiveCapacitance {
    /// C = τ/R = Q^(1/α) R^((1−α)/α) = (R^(1−α) Q)^(1/α) of an arc: times distributed through the layer.
    ///
    /// Source: C. H. Hsu, F. Mansfeld, Corrosion 2001, 57, 747; B. Hirschorn et al., Electrochim. Acta 2010, 55, 6218.
    ///
    /// - Parameters:
    ///   - q: Q in S sᵅ.
    ///   - exponent: α.
    ///   - resistance: R in Ω beside the element.
    /// - Returns: in F.
    public static func ofArc(q: Double, exponent: Double, resistance: Double) -> Double {
        exp((log(q) + (1 - exponent) * log(resistance)) / exponent)
    }

    /// C = Q^(1/α) (1/R_s + 1/R_ct)^((α−1)/α) of an electrode: times distributed along the surface.
    ///
    /// Source: G. J. Brug et al., J. Electroanal. Chem. 1984, 176, 275.
    ///
    /// - Parameters:
    ///   - seriesResistance: R_s in Ω, of the electrolyte.
    ///   - transferResistance: R_ct in Ω beside the element; infinity for a blocking electrode.
    /// - Returns: in F.
    public static func ofElectrode(
        q: Double, exponent: Double, seriesResistance: Double, transferResistance: Double = .infinity
    ) -> Double {
        exp((log(q) + (exponent - 1) * log(1 / seriesResistance + 1 / transferResistance)) / exponent)
    }
}
