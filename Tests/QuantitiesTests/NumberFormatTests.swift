import Testing

@testable import Quantities

@Suite struct NumberFormatTests {
    private func format(_ text: String) throws -> NumberFormat { try NumberFormat(parsing: text) }

    @Test(arguments: [
        (0.31234, ".3", "0.312"), (0.31234, ".2f", "0.31"), (12_345, ".2e", "1.23\u{202F}×\u{202F}10^4^"),
        (0.4567, ".1%", "45.7\u{202F}%"), (-1.5, ".0f", "\u{2212}2"), (9.996, ".3", "10.0"),
    ])
    func numbers(value: Double, written: String, expected: String) throws {
        #expect(try format(written).markup(value) == expected)
    }

    @Test func quantitiesAreConverted() throws {
        let energy = Quantity(0.31234, .electronvolt)
        #expect(try format(".3 meV").markup(energy) == "312\u{202F}meV")
        #expect(try format(".4").markup(energy) == "0.3123\u{202F}eV")
        let conductivity = Quantity(1.2e-4, .siemensPerCentimetre)
        #expect(try format(".2 mS/cm").markup(conductivity) == "0.12\u{202F}mS\u{00A0}cm^\u{2212}1^")
        #expect(
            try format(".1f S/cm").markup(Quantity(4, .siemensPerCentimetre)) == "4.0\u{202F}S\u{00A0}cm^\u{2212}1^")
        #expect(try format(".3fs").markup(Quantity(1.25e-15, .second)) == "1.25\u{202F}fs")
        #expect(throws: QuantityError.self) { try format(".3 K").markup(energy) }
        // An angular frequency never turns into an ordinary one by a unit alone.
        #expect(throws: QuantityError.self) { try format("Hz").markup(Quantity(1, .radianPerSecond)) }
    }

    @Test(arguments: [
        // The uncertainty is rounded to the place that the value's digits end at.
        (0.31234, 0.0041, ".3", "0.312(4)"), (0.31234, 0.0041, ".4", "0.3123(41)"), (0.31234, 0.0041, ".2", "0.31"),
        (0.31234, 0.0041, ".2f", "0.31"), (0.31234, 0.0041, ".3f", "0.312(4)"),
        (0.31234, 0.0041, "±", "0.312\u{202F}±\u{202F}0.004"), (0.31234, 0.0041, "+-", "0.312\u{202F}±\u{202F}0.004"),
        (0.31234, 0.0041, ".4 ±", "0.3123\u{202F}±\u{202F}0.0041"),
        (9.996, 0.031, ".3", "10.0"), (9.996, 0.051, ".3", "10.0(1)"), (0.5, 0.02, ".0%", "50(2)\u{202F}%"),
        (1.234e-5, 4e-7, ".2e", "1.23(4)\u{202F}×\u{202F}10^\u{2212}5^"),
        (1.234e-5, 4e-7, ".3 ±", "(1.23\u{202F}±\u{202F}0.04)\u{202F}×\u{202F}10^\u{2212}5^"),
        (99.96, 3, ".2e", "1.00(3)\u{202F}×\u{202F}10^2^"), (-0.5, 0.01, ".2f", "\u{2212}0.50(1)"),
    ])
    func uncertainties(value: Double, uncertainty: Double, written: String, expected: String) throws {
        #expect(try format(written).markup(Uncertain(value, standardUncertainty: uncertainty)) == expected)
    }

    /// A fit gives E in eV as a bare number: 0.312 must not become 0.312 meV.
    @Test func bareNumbersTakeNoUnit() throws {
        #expect(throws: QuantityError.noUnit(wanted: "meV")) { try format(".3 meV").markup(0.31234) }
        #expect(throws: QuantityError.noUnit(wanted: "eV")) {
            try format("± eV").markup(Uncertain(0.31234, standardUncertainty: 0.0041))
        }
    }

    @Test func measuredQuantitiesKeepTheirUncertainty() throws {
        let energy = MeasuredQuantity(Uncertain(0.31234, standardUncertainty: 0.0041), .electronvolt)
        #expect(try format("meV").markup(energy) == "312(4)\u{202F}meV")
        #expect(try format(".4 meV").markup(energy) == "312.3(4.1)\u{202F}meV")
        #expect(try format(".4 ± eV").markup(energy) == "0.3123\u{202F}±\u{202F}0.0041\u{202F}eV")
        #expect(try format("±").markup(energy) == "0.312\u{202F}±\u{202F}0.004\u{202F}eV")
    }

    @Test(arguments: ["", " ", ".", ".x", ".0", ".99", ".1% eV", "mev", ".3 mev", "3 eV", ".3 ±±"])
    func whatIsNoFormatIsRefused(written: String) {
        #expect(throws: QuantityError.self) { try format(written) }
    }
}
