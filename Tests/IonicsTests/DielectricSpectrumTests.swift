import Glibc
import Ionics
import Quantities
import Testing

@Suite struct DielectricSpectrumTests {
    /// R parallel to C between plates of 1 cm² at 0.1 cm.
    private func spectrum(resistance: Double, capacitance: Double, perDecade: Int = 20) throws -> ImpedanceSpectrum {
        let frequencies = (0...(6 * perDecade)).map { pow(10, 1 + Double($0) / Double(perDecade)) }
        let products = frequencies.map { 2 * Double.pi * $0 * resistance * capacitance }
        return try ImpedanceSpectrum(
            frequencies: frequencies, realImpedances: products.map { resistance / (1 + $0 * $0) },
            imaginaryImpedances: products.map { -resistance * $0 / (1 + $0 * $0) },
            standardUncertainties: products.map { resistance / (1 + $0 * $0).squareRoot() * 0.01 }, temperature: 300)
    }

    /// σ′ = σ, ε′ = C/C₀, tan δ = 1/(ωRC) and M″ = (C₀/C) ωRC/(1 + (ωRC)²) in closed form.
    @Test func parallelCircuit() throws {
        let geometry = try CellGeometry(
            thickness: Uncertain(0.1, standardUncertainty: 0.002), area: Uncertain(1, standardUncertainty: 0.03))
        // C₀ = 8.8541878188e-14 F/cm × 10 cm.
        #expect(abs(geometry.emptyCapacitance.value / 8.8541878188e-13 - 1) < 1e-14)
        #expect(abs(geometry.emptyCapacitance.relativeUncertainty - hypot(0.02, 0.03)) < 1e-15)
        let (resistance, capacitance) = (2e5, 1.7708375637600001e-11)
        let dielectric = DielectricSpectrum(
            try spectrum(resistance: resistance, capacitance: capacitance), geometry: geometry)
        let products = dielectric.frequencies.map { 2 * Double.pi * $0 * resistance * capacitance }
        for (index, product) in products.enumerated() {
            #expect(abs(dielectric.conductivities[index] / 5e-7 - 1) < 1e-12)
            #expect(abs(dielectric.imaginaryConductivities[index] / (5e-7 * product) - 1) < 1e-12)
            #expect(abs(dielectric.permittivities[index] / 20 - 1) < 1e-12)
            #expect(abs(dielectric.dielectricLosses[index] / (20 / product) - 1) < 1e-12)
            #expect(abs(dielectric.lossTangents[index] * product - 1) < 1e-12)
            let share = product / (1 + product * product)
            #expect(abs(dielectric.imaginaryModuli[index] / (share / 20) - 1) < 1e-12)
            #expect(abs(dielectric.realModuli[index] / (share * product / 20) - 1) < 1e-12)
            let deviation = try #require(dielectric.conductivityUncertainties)[index]
            #expect(abs(deviation / (0.01 * 5e-7 * (1 + product * product).squareRoot()) - 1) < 1e-12)
        }
        let peak = try #require(dielectric.modulusPeak)
        #expect(abs(peak.height / 0.025 - 1) < 1e-4)
        #expect(abs(peak.capacitance / capacitance - 1) < 1e-4)
        #expect(abs(peak.resistance / resistance - 1) < 2e-3)
        #expect(abs(peak.permittivity.relativeUncertainty - hypot(0.02, 0.03)) < 1e-12)
        #expect(abs(dielectric.geometricUncertainty - hypot(0.02, 0.03)) < 1e-15)
        let (conductivity, excluded) = try dielectric.conductivitySpectrum()
        #expect(excluded == 0)
        #expect(conductivity.temperature == 300)
    }

    @Test func geometryWithUnits() throws {
        let millimetre = Unit(symbol: "mm", dimension: PhysicalDimension(length: 1), factor: 1e-3)
        let geometry = try CellGeometry(
            thickness: MeasuredQuantity(Uncertain(1.2, standardUncertainty: 0.1), millimetre),
            area: MeasuredQuantity(Uncertain(50, standardUncertainty: 1), millimetre.power(2)))
        #expect(abs(geometry.thickness.value - 0.12) < 1e-15)
        #expect(abs(geometry.area.value - 0.5) < 1e-15)
        #expect(abs(geometry.cellConstant.value - 0.24) < 1e-15)
        #expect(abs(geometry.cellConstant.relativeUncertainty - hypot(0.1 / 1.2, 0.02)) < 1e-15)
        let round = try CellGeometry(
            thickness: Uncertain(exactly: 0.21), diameter: Uncertain(0.8, standardUncertainty: 0.008))
        #expect(abs(round.area.value - 0.5026548245743669) < 1e-15)
        #expect(abs(round.area.relativeUncertainty - 0.02) < 1e-15)
        #expect(throws: QuantityError.self) {
            try CellGeometry(
                thickness: MeasuredQuantity(Uncertain(exactly: 1), .second),
                area: MeasuredQuantity(Uncertain(exactly: 1), millimetre.power(2)))
        }
        #expect(throws: IonicsError.outOfRange(name: "area", value: 0, expected: "positive and finite")) {
            try CellGeometry(thickness: 1, area: 0)
        }
    }

    /// A sample behind leads of 2 Ω and 1 µH and beside a stray capacitance of 3 pF comes back to rounding.
    @Test func blanksAreTakenAway() throws {
        let sample = try spectrum(resistance: 1e4, capacitance: 2e-12)
        func admittance(_ real: Double, _ imaginary: Double) -> (Double, Double) {
            let square = real * real + imaginary * imaginary
            return (real / square, -imaginary / square)
        }
        func measured(_ real: [Double], _ imaginary: [Double], _ frequencies: [Double], isOpen: Bool) throws
            -> ImpedanceSpectrum
        {
            var parts: ([Double], [Double]) = ([], [])
            for (index, frequency) in frequencies.enumerated() {
                let omega = 2 * Double.pi * frequency
                let own = isOpen ? (0, 0) : admittance(real[index], imaginary[index])
                let z = admittance(own.0, own.1 + omega * 3e-12)
                parts.0.append(z.0 + 2)
                parts.1.append(z.1 + omega * 1e-6)
            }
            return try ImpedanceSpectrum(
                frequencies: frequencies, realImpedances: parts.0, imaginaryImpedances: parts.1)
        }
        // The blanks are measured at other frequencies: R, L and C do not change between them.
        let blankFrequencies = [5.0, 1e2, 1e4, 1e6, 2e7]
        let short = try ImpedanceSpectrum(
            frequencies: blankFrequencies, realImpedances: [2, 2, 2, 2, 2],
            imaginaryImpedances: blankFrequencies.map { 2 * .pi * $0 * 1e-6 })
        let open = try measured([], [], sample.frequencies, isOpen: true)
        let raw = try measured(sample.realImpedances, sample.imaginaryImpedances, sample.frequencies, isOpen: false)
        let corrected = try BlankCorrection(short: short, open: open).corrected(raw)
        for index in 0..<sample.count {
            #expect(abs(corrected.realImpedances[index] / sample.realImpedances[index] - 1) < 1e-9)
            #expect(abs(corrected.imaginaryImpedances[index] / sample.imaginaryImpedances[index] - 1) < 1e-6)
        }
        #expect(throws: IonicsError.self) {
            try BlankCorrection(short: short.restricted(to: 1e2...1e6)).corrected(raw)
        }
        let withoutLead = try BlankCorrection(short: short).corrected(raw).withoutInductance(0)
        #expect(
            try abs(raw.withoutInductance(1e-6).imaginaryImpedances[60] - withoutLead.imaginaryImpedances[60]) < 1e-9)
        #expect(throws: IonicsError.self) { try raw.withoutInductance(-1) }
    }
}
