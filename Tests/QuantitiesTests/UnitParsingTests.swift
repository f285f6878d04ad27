import Testing

@testable import Quantities

@Suite struct UnitParsingTests {
    /// Factors are the SI's definitions; the electronvolt is exact since 2019.
    @Test(arguments: [
        ("meV", "meV", 1.602_176_634e-22), ("S/cm", "S\u{00A0}cm⁻¹", 100), ("S cm^-1", "S\u{00A0}cm⁻¹", 100),
        ("mS·cm⁻¹", "mS\u{00A0}cm⁻¹", 0.1), ("cm²/s", "cm²\u{00A0}s⁻¹", 1e-4), ("cm2/s", "cm²\u{00A0}s⁻¹", 1e-4),
        ("kJ/mol", "kJ\u{00A0}mol⁻¹", 1e3), ("S K/cm", "S\u{00A0}K\u{00A0}cm⁻¹", 100), ("GPa", "GPa", 1e9),
        ("min", "min", 60), ("um", "µm", 1e-6), ("Å^3", "Å³", 1e-30), ("mA h/g", "mA\u{00A0}h\u{00A0}g⁻¹", 3600),
        ("THz", "THz", 1e12), ("%", "%", 0.01), ("kOhm", "kΩ", 1e3), ("cm^-3", "cm⁻³", 1e6),
    ])
    func unitsAsTyped(text: String, symbol: String, factor: Double) throws {
        let unit = try Unit(parsing: text)
        #expect(unit.symbol == symbol)
        #expect(abs(unit.factor / factor - 1) < 1e-14)
    }

    @Test func dimensionsAreThoseOfTheNamedUnits() throws {
        let pairs: [(String, Unit)] = [
            ("S/cm", .siemensPerCentimetre), ("ohm cm", .ohmCentimetre), ("cm2 s-1", .squareCentimetrePerSecond),
            ("V A s", .joule), ("C/V", .farad), ("V/A", .ohm), ("N m", .joule), ("Pa m^3", .joule), ("W s", .joule),
            ("kg m2 s-2", .joule), ("H/s", .ohm), ("T m2/s", try Unit(parsing: "V")), ("rad/s", .radianPerSecond),
        ]
        for (text, unit) in pairs { #expect(try Unit(parsing: text).dimension == unit.dimension, "\(text)") }
    }

    @Test(arguments: ["", " ", "mev", "S/", "/cm", "S//cm", "cm^", "cm^-", "3 m", "m^999", "eV!", "xS", "°C", "mmin"])
    func whatIsNoUnitIsRefused(text: String) {
        #expect(throws: QuantityError.self) { try Unit(parsing: text) }
    }
}
