public import Quantities

/// Shares of the current that each carrier bears.
public enum TransferenceNumber {
    /// t_i = σ_i/Σσ_j from partial conductivities.
    ///
    /// The conductivities are independent; their shares are not, and u(t_i)² = Σ_j (∂t_i/∂σ_j)² u(σ_j)². Check: 1.19 and 0.23 mS/cm give 0.838.
    /// Source: Xia et al. 2022, §5.1 (row X15).
    ///
    /// - Parameter partialConductivities: of all carriers, in one unit, not negative, not all zero.
    /// - Returns: the shares, whose sum is 1, with their covariance.
    public static func shares(of partialConductivities: [Uncertain]) throws(IonicsError) -> CorrelatedValues {
        for (index, value) in partialConductivities.enumerated() where !(value.value >= 0 && value.value.isFinite) {
            throw .outOfRange(
                name: "partialConductivities[\(index)]", value: value.value, expected: "not negative, finite")
        }
        let sum = partialConductivities.reduce(0) { $0 + $1.value }
        guard sum > 0 else { throw .outOfRange(name: "sum of the conductivities", value: sum, expected: "positive") }
        let values = CorrelatedValues(
            values: partialConductivities.map(\.value),
            covariance: partialConductivities.indices.map { row in
                partialConductivities.indices.map { column in
                    let u = partialConductivities[row].standardUncertainty
                    return row == column ? u * u : 0
                }
            })
        return values.propagateSeveral { list in
            let total = list.reduce(0, +)
            return list.map { $0 / total }
        }
    }

    /// t_ion = σ_ion/(σ_ion + σ_el).
    public static func ionic(ionicConductivity: Uncertain, electronicConductivity: Uncertain) throws(IonicsError)
        -> Uncertain
    {
        try shares(of: [ionicConductivity, electronicConductivity]).uncertain(0)
    }

    /// t₊ = I_s(ΔV − I₀R₀)/(I₀(ΔV − I_sR_s)) of a cell with electrodes that exchange the cation, polarised by a small voltage.
    ///
    /// For dilute, ideal behaviour; elsewhere it is the share of the steady current. Uncertainties are propagated as of independent values.
    /// Source: Evans, Vincent and Bruce, Polymer 28 (1987) 2324.
    ///
    /// - Parameters:
    ///   - voltage: ΔV in V, as a rule 10 mV.
    ///   - initialCurrent: I₀ in A at once after the step.
    ///   - steadyCurrent: I_s in A.
    ///   - initialInterfaceResistance: R₀ in Ω of the electrodes' interfaces before polarisation.
    ///   - steadyInterfaceResistance: R_s in Ω in the steady state.
    /// - Throws: `IonicsError.outOfRange` when the interfaces take more than the voltage.
    public static func cation(
        voltage: Uncertain, initialCurrent: Uncertain, steadyCurrent: Uncertain, initialInterfaceResistance: Uncertain,
        steadyInterfaceResistance: Uncertain
    ) throws(IonicsError) -> Uncertain {
        let inputs = [voltage, initialCurrent, steadyCurrent, initialInterfaceResistance, steadyInterfaceResistance]
        let names = ["voltage", "initialCurrent", "steadyCurrent"]
        for (name, input) in zip(names, inputs) where !(input.value > 0 && input.value.isFinite) {
            throw .outOfRange(name: name, value: input.value, expected: "positive and finite")
        }
        let rest = [
            voltage.value - initialCurrent.value * initialInterfaceResistance.value,
            voltage.value - steadyCurrent.value * steadyInterfaceResistance.value,
        ]
        for value in rest where !(value > 0) {
            throw .outOfRange(name: "voltage left for the electrolyte", value: value, expected: "positive, in V")
        }
        let values = CorrelatedValues(
            values: inputs.map(\.value),
            covariance: inputs.indices.map { row in
                inputs.indices.map { row == $0 ? inputs[row].standardUncertainty * inputs[row].standardUncertainty : 0 }
            })
        return values.propagate { v in v[2] * (v[0] - v[1] * v[3]) / (v[1] * (v[0] - v[2] * v[4])) }
    }
}
