import Testing

@testable import Quantities

@Suite struct QuantityTests {
    @Test func unitsConvert() throws {
        #expect(try Quantity(7.58e-5, .siemensPerCentimetre).value(in: .siemensPerMetre).isClose(to: 7.58e-3))
        #expect(try Quantity(1, .ohmCentimetre).value(in: Unit.ohm * .metre).isClose(to: 0.01))
        #expect(try Quantity(312, .millielectronvolt).value(in: .electronvolt).isClose(to: 0.312))
        #expect(try Quantity(1, .squareCentimetrePerSecond).value(in: .squareMetrePerSecond).isClose(to: 1e-4))
        #expect(try Quantity(1.4e22, .perCubicCentimetre).value(in: .perCubicMetre).isClose(to: 1.4e28))
        #expect(try Quantity(1, Unit.one / .ohmCentimetre).value(in: .siemensPerCentimetre).isClose(to: 1))
        // 1 eV per particle is 96.485 332 kJ/mol (CODATA 2022).
        #expect(
            try Quantity(1, .electronvolt).perMole.value(in: .kilojoulePerMole).isClose(
                to: 96.485_332_12, relative: 1e-9))
        #expect(
            try Quantity(96.485_332_12, .kilojoulePerMole).perParticle.value(in: .electronvolt)
                .isClose(to: 1, relative: 1e-9))
    }

    /// Each unit in the SI's base units, by the SI brochure (9th edition).
    @Test func everyUnitHasItsSize() {
        let sizes: [(Unit, Double)] = [
            (.metre, 1), (.centimetre, 1e-2), (.nanometre, 1e-9), (.angstrom, 1e-10), (.second, 1), (.kelvin, 1),
            (.hertz, 1), (.radianPerSecond, 1), (.joule, 1), (.electronvolt, 1.602_176_634e-19),
            (.millielectronvolt, 1.602_176_634e-22), (.kilojoulePerMole, 1e3), (.siemensPerCentimetre, 100),
            (.siemensPerMetre, 1), (.millisiemensPerCentimetre, 0.1), (.siemensKelvinPerCentimetre, 100), (.ohm, 1),
            (.ohmCentimetre, 1e-2), (.farad, 1), (.squareCentimetrePerSecond, 1e-4), (.squareMetrePerSecond, 1),
            (.perCubicCentimetre, 1e6), (.perCubicMetre, 1),
        ]
        for (unit, size) in sizes { #expect(unit.factor.isClose(to: size, relative: 1e-14), "\(unit)") }
    }

    @Test func dimensionsFollowTheirDefinitions() {
        #expect((Unit.ohm * .siemensPerMetre * .metre).dimension == PhysicalDimension())
        // 1 Ω × 1 F is a second.
        #expect((Unit.ohm * .farad).dimension == Unit.second.dimension)
        #expect((Unit.joule * .second).dimension == (Unit.ohm * .farad * .electronvolt).dimension)
        #expect(Unit.perCubicMetre.dimension == Unit.metre.power(-3).dimension)
        #expect((Unit.siemensPerMetre * .kelvin).dimension == Unit.siemensKelvinPerCentimetre.dimension)
    }

    @Test func whatMeasuresDifferentThingsDoesNotConvert() {
        #expect(throws: QuantityError.dimensionsDiffer("rad\u{00A0}s⁻¹", "Hz")) {
            try Quantity(1, .radianPerSecond).converted(to: .hertz)
        }
        #expect(throws: QuantityError.dimensionsDiffer("kJ\u{00A0}mol⁻¹", "eV")) {
            try Quantity(1, .kilojoulePerMole).converted(to: .electronvolt)
        }
        #expect(throws: QuantityError.self) {
            try Quantity(1, .siemensPerCentimetre) + Quantity(1, .siemensKelvinPerCentimetre)
        }
        #expect(QuantityError.dimensionsDiffer("rad\u{00A0}s⁻¹", "Hz").description.contains("Frequency"))
    }

    @Test func arithmeticCarriesUnits() throws {
        let product = Quantity(2e-3, .siemensPerCentimetre) * Quantity(298.15, .kelvin)
        #expect(try product.value(in: .siemensKelvinPerCentimetre).isClose(to: 0.5963))
        #expect(try (Quantity(1, .electronvolt) - Quantity(250, .millielectronvolt)).value.isClose(to: 0.75))
        #expect((Unit.siemensPerCentimetre.power(-1)).symbol == "S⁻¹\u{00A0}cm")
        #expect(Unit.centimetre.power(-3).symbol == Unit.perCubicCentimetre.symbol)
    }

    @Test func textHasANarrowSpaceBeforeTheUnit() {
        let energy = MeasuredQuantity(Uncertain(0.3124, standardUncertainty: 0.0041), .electronvolt)
        #expect(energy.description == "0.312(4)\u{202F}eV")
        let conductivity = MeasuredQuantity(Uncertain(1.2345e-5, standardUncertainty: 4.1e-7), .siemensPerCentimetre)
        #expect(conductivity.description == "1.23(4)\u{202F}×\u{202F}10⁻⁵\u{202F}S\u{00A0}cm⁻¹")
        #expect(
            conductivity.markup
                == "1.23(4)\u{202F}×\u{202F}10^\u{2212}5^\u{202F}S\u{00A0}cm^\u{2212}1^")
        #expect(Quantity(-40, .kelvin).description == "\u{2212}40.00\u{202F}K")
        #expect(Celsius(-5).description == "\u{2212}5.000\u{202F}°C")
    }

    @Test func measuredQuantitiesConvertWithTheirUncertainty() throws {
        let energy = try MeasuredQuantity(Uncertain(0.3124, standardUncertainty: 0.0041), .electronvolt)
            .converted(to: .millielectronvolt)
        #expect(energy.measurement.value.isClose(to: 312.4))
        #expect(energy.measurement.standardUncertainty.isClose(to: 4.1))
    }

    @Test func celsiusHasItsOwnZero() {
        #expect(Celsius(25).kelvin == 298.15)
        #expect(Celsius(kelvin: 273.15).degrees == 0)
    }

    @Test func frequenciesDifferByTwoPi() {
        #expect(Frequency(hertz: 1).radiansPerSecond.value.isClose(to: 6.283_185_307))
        #expect(Frequency(radiansPerSecond: 6.283_185_307).hertz.value.isClose(to: 1))
        #expect(
            Frequency(hertz: Uncertain(2, standardUncertainty: 0.1)).relaxationTime.relativeUncertainty.isClose(
                to: 0.05))
    }
}
