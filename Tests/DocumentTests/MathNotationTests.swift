import Testing

@testable import Document

/// Compounds, numbers and units, written out by hand from the manuals of mhchem and siunitx.
@Suite struct MathNotationTests {
    private func text(_ source: String) -> String {
        let (formula, problems) = MathParser.parse(source)
        #expect(problems.isEmpty, "\(problems)")
        return Self.text(formula)
    }

    /// A formula in one line: `_{…}` and `^{…}` for scripts, `*x*` for italic letters.
    private static func text(_ node: MathNode) -> String {
        switch node {
        case .symbol(let text, _, .italic): "*\(text)*"
        case .symbol(let text, _, _), .text(let text, _): text
        case .row(let nodes): nodes.map(text).joined()
        case .scripts(let base, let lower, let upper):
            text(base) + (lower.map { "_{\(text($0))}" } ?? "") + (upper.map { "^{\(text($0))}" } ?? "")
        case .fraction(let upper, let lower, _, _): "(\(text(upper))/\(text(lower)))"
        case .arrow(let arrow, let over, let under):
            " \(arrow)\(over.map { "[\(text($0))]" } ?? "")\(under.map { "[\(text($0))]" } ?? "") "
        case .space: "\u{2009}"
        default: "?"
        }
    }

    @Test(arguments: [
        ("Li6PS5Cl", "Li_{6}PS_{5}Cl"), ("Li3YCl6", "Li_{3}YCl_{6}"), ("Li+", "Li^{+}"), ("Ca^2+", "Ca^{2+}"),
        ("PS4^{3-}", "PS_{4}^{3−}"), ("SO4^2-", "SO_{4}^{2−}"),
        ("Li_{6-x}PS_{5-x}Cl_{1+x}", "Li_{6−*x*}PS_{5−*x*}Cl_{1+*x*}"),
        ("Li6-xPS5-xCl1+x", "Li_{6−*x*}PS_{5−*x*}Cl_{1+*x*}"), ("Li_xCoO2", "Li_{*x*}CoO_{2}"),
        ("Li_{i}^.", "Li_{i}^{•}"), ("V_{Li}'", "V_{Li}^{′}"), ("V_O^{\\bullet\\bullet}", "V_{O}^{••}"),
        ("Li_{Li}^x", "Li_{Li}^{×}"),
        ("(NH4)2SO4", "(NH_{4})_{2}SO_{4}"), ("[PS4]^3-", "[PS_{4}]^{3−}"), ("CuSO4.5H2O", "CuSO_{4}⋅5\u{2009}H_{2}O"),
        ("2 Li + 1/2 O2 -> Li2O", "2\u{2009}Li+(1/2)\u{2009}O_{2} → Li_{2}O"), ("A <=> B", "A ⇌ B"),
        ("A ->[heat] B", "A →[heat] B"), ("Li -> Li+ + e-", "Li → Li^{+}+e^{−}"), ("CO2 ^", "CO_{2}↑"),
        ("^{7}Li", "^{7}Li"), ("$\\beta$-Li3PS4", "*β*–Li_{3}PS_{4}"), ("\\beta-Li3PS4", "*β*–Li_{3}PS_{4}"),
        ("Li10GeP2S12", "Li_{10}GeP_{2}S_{12}"),
        ("Li_{2+$x$}(OH_{1-$x$})A", "Li_{2+*x*}(OH_{1−*x*})A"), ("Li^{$n$+}", "Li^{*n*+}"),
        ("Li3(OH)2Cl = Li3OCl + H2O", "Li_{3}(OH)_{2}Cl=Li_{3}OCl+H_{2}O"),
        ("Li9.54Si1.74P1.44S11.7Cl0.3", "Li_{9.54}Si_{1.74}P_{1.44}S_{11.7}Cl_{0.3}"),
    ])
    func compounds(source: String, expected: String) { #expect(text("\\ce{\(source)}") == expected) }

    /// Between blanks the sign stands for a reaction, without them for a double bond.
    @Test func theSignOfEqualityIsARelationBetweenBlanksOnly() {
        func hasRelation(_ source: String) -> Bool {
            guard case .row(let nodes) = MathParser.parse("\\ce{\(source)}").formula else { return false }
            return nodes.contains(.symbol("=", .relation, .upright))
        }
        #expect(hasRelation("A = B"))
        #expect(!hasRelation("C=O"))
    }

    @Test(arguments: [
        ("\\qty{1.2e-4}{S/cm}", "1.2×10^{−4}\u{2009}S/cm"), ("\\num{-3e5}", "−3×10^{5}"), ("\\num{1.23(4)}", "1.23(4)"),
        ("\\num{1.2+-0.1e3}", "(1.2±0.1)×10^{3}"), ("\\num{e7}", "10^{7}"),
        ("\\qty{25}{\\degreeCelsius}", "25\u{2009}°C"),
        ("\\qty{90}{\\degree}", "90°"), ("\\unit{S cm^-1}", "S\u{2009}cm^{−1}"),
        ("\\unit{cm^{2} s^{-1}}", "cm^{2}\u{2009}s^{−1}"),
        ("\\unit{\\siemens\\per\\centi\\metre}", "S\u{2009}cm^{−1}"),
        ("\\unit{\\kilo\\joule\\per\\mole}", "kJ\u{2009}mol^{−1}"),
        ("\\unit{\\metre\\squared\\per\\second}", "m^{2}\u{2009}s^{−1}"), ("\\unit{\\metre\\second}", "m\u{2009}s"),
        ("\\qty{0.31(2)}{eV}", "0.31(2)\u{2009}eV"),
    ])
    func numbersAndUnits(source: String, expected: String) {
        #expect(text(source) == expected)
    }
}
