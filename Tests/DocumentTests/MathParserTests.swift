import Testing

@testable import Document

@Suite struct MathParserTests {
    private func parse(_ source: String) -> MathNode { MathParser.parse(source).formula }
    private func letter(_ text: String) -> MathNode { .symbol(text, .ordinary, .italic) }

    @Test func scriptsFractionsAndRoots() {
        #expect(
            parse("x_i^2")
                == .scripts(base: letter("x"), subscript: letter("i"), superscript: .symbol("2", .ordinary, .upright)))
        #expect(parse("\\frac{a}b") == .fraction(letter("a"), letter("b"), hasRule: true))
        #expect(parse("\\sqrt[3]{x}") == .root(letter("x"), degree: .symbol("3", .ordinary, .upright)))
        #expect(parse("\\mathrm{B}") == .symbol("B", .ordinary, .upright))
    }

    @Test func compoundsNumbersAndUnits() {
        guard case .row(let nodes) = parse("\\ce{Li6PS5Cl}") else {
            Issue.record("a compound is a row")
            return
        }
        // Li with 6, P, S with 5, C, l.
        #expect(nodes.count == 6)
        #expect(MathParser.parse("\\qty{1.2e-4}{S/cm}").problems.isEmpty)
    }

    @Test(arguments: ["\\unknown", "{a", "a}", "\\left(a", "\\begin{cases} a", "a & b", "\\frac", "x_1_2"])
    func mistakesAreReportedAndNeverStop(source: String) {
        #expect(!MathParser.parse(source).problems.isEmpty)
    }

    @Test func anyTextEnds() {
        let pieces = [
            "\\", "{", "}", "^", "_", "a", "\\frac", "\\left", "\\right", "(", "[", "]", "&", "\\\\", "\\begin{cases}",
            "\\end{cases}", "'", " ", "\\sqrt",
        ]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            let source = (0..<Int.random(in: 0...25, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            _ = MathParser.parse(source)
        }
        _ = MathParser.parse(String(repeating: "{", count: 100_000))
        _ = MathParser.parse(String(repeating: "\\sqrt", count: 20_000))
    }
}
