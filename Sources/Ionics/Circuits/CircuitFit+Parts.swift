extension CircuitFit {
    /// The measured spectrum of one part alone: the data less what the fit says of all other parts in series, Z − (Z_fit − Z_part).
    ///
    /// Scatter and misfit stay with the part. What is subtracted has uncertainties of its own, which the points do not show; take σ_dc and ω_p from the fit's
    /// parameters (`hoppingRate(of:geometry:)`) and this spectrum for what is to be seen. Source: Li et al. 2023, section 2 on grain boundaries (row L11).
    ///
    /// - Parameter part: as written in the circuit, for instance `p(J1,C1)`.
    /// - Returns: a spectrum at the same frequencies with the data's uncertainties.
    /// - Throws: `CircuitError.unknownPart`.
    public func spectrum(of part: String) throws -> ImpedanceSpectrum {
        let parts: [CircuitNode]
        if case .series(let list) = circuit.root { parts = list } else { parts = [circuit.root] }
        let name = String(part.filter { $0 != " " })
        guard let node = parts.first(where: { circuit.text(of: $0) == name }) else {
            throw CircuitError.unknownPart(part: part, known: parts.map { circuit.text(of: $0) })
        }
        let whole = impedance(frequencies: spectrum.frequencies)
        let own = spectrum.frequencies.map { circuit.impedance(of: node, frequency: $0, values: values) }
        return try ImpedanceSpectrum(
            frequencies: spectrum.frequencies,
            realImpedances: spectrum.frequencies.indices.map {
                spectrum.realImpedances[$0] - whole.real[$0] + own[$0].real
            },
            imaginaryImpedances: spectrum.frequencies.indices.map {
                spectrum.imaginaryImpedances[$0] - whole.imaginary[$0] + own[$0].imaginary
            }, standardUncertainties: spectrum.standardUncertainties, temperature: spectrum.temperature,
            name: spectrum.name)
    }
}
