import Quantities

extension Sample {
    /// An analysis by an equivalent circuit: every parameter, and for every arc its capacitance and, with geometry, its conductivity (d/A)/R.
    ///
    /// Arcs are numbered in rising order of relaxation time, so that they keep their numbers from one temperature to the next. A parameter that the
    /// spectrum does not determine, or that ran to its bound, is said in the remarks.
    ///
    /// - Parameter text: the circuit string, for example `p(R1,CPE1)-p(R2,CPE2)-CPE3`.
    /// - Returns: what `SampleManifest.analysed` takes.
    /// - Throws: `CircuitError` for a mistake in the string.
    public static func circuit(_ text: String, weighting: ImpedanceWeighting = .modulus) throws(CircuitError)
        -> @Sendable (Sample) throws -> [SampleValue]
    {
        let circuit = try Circuit(text)
        return { sample in
            let fit = try CircuitFit(circuit, spectrum: sample.spectrum, weighting: weighting)
            var values = fit.parameters.map { parameter in
                SampleValue(
                    parameter.name, unit: parameter.unit, parameter.value,
                    remark: parameter.isUndetermined
                        ? "\(parameter.name) is not determined"
                        : parameter.isAtBound ? "\(parameter.name) is at its bound" : "")
            }
            for (index, arc) in fit.arcs.enumerated() {
                values.append(SampleValue("C of arc \(index + 1)", unit: "F", arc.capacitance))
                if let geometry = sample.row.geometry {
                    values.append(
                        SampleValue("σ of arc \(index + 1)", unit: "S/cm", geometry.cellConstant / arc.resistance))
                }
            }
            values.append(SampleValue("reduced χ²", unit: "", Uncertain(exactly: fit.reducedChiSquare)))
            return values
        }
    }
}
