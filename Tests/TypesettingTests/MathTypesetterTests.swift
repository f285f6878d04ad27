import Document
import Drawing
import Testing

@testable import Typesetting

@Suite struct MathTypesetterTests {
    private let math: MathTypesetter

    init() throws {
        math = try MathTypesetter(
            shaper: HarfBuzzShaper(fonts: FontBook()), mathFamily: "TeX Gyre Pagella Math",
            textFamily: "TeX Gyre Pagella")
    }

    private func box(_ source: String, displayed: Bool = true) -> MathBox {
        math.layout(source, isDisplayed: displayed, size: 10, color: .black)
    }

    @Test func fractionRuleLiesOnTheAxis() throws {
        let rule = try #require(
            box("\\frac{a}{b}").items.lazy.compactMap { item -> Path? in
                if case .fill(let path, _) = item { path } else { nil }
            }.first)
        guard case .move(let corner) = rule.elements[0], case .line(let opposite) = rule.elements[2] else {
            Issue.record("the rule is no rectangle")
            return
        }
        #expect(abs(-(corner.y + opposite.y) / 2 - math.constants.axisHeight * 10) < 1e-9)
    }

    @Test func delimitersGrowWithTheirContent() {
        let low = box("\\left(x\\right)")
        let high = box("\\left(\\frac{a}{\\frac{b}{c}}\\right)")
        #expect(high.ascent + high.descent > 1.5 * (low.ascent + low.descent))
    }

    @Test func nestedRootsGrow() {
        var previous = 0.0
        for source in ["\\sqrt{x}", "\\sqrt{\\sqrt{x}}", "\\sqrt{\\sqrt{\\sqrt{x}}}"] {
            let box = box(source)
            #expect(box.ascent > previous)
            previous = box.ascent
        }
    }

    /// The TeXbook's table: 5/18 em round a relation, 4/18 em round an operation, none in scripts.
    @Test func spacesFollowTheClasses() {
        let a = box("a").width
        let equals = box("=").width
        #expect(abs(box("a=a").width - (2 * a + equals + 2 * 50.0 / 18)) < 1e-9)
        let plus = box("+").width
        #expect(abs(box("a+a").width - (2 * a + plus + 2 * 40.0 / 18)) < 1e-9)
        // A sign with nothing before it binds nothing.
        #expect(abs(box("-a").width - (box("-").width + a)) < 1e-9)
        #expect(MathSpacing.between(.ordinary, .relation, isScript: true) == 0)
    }

    @Test func limitsStandAboveAndBelowOnlyInDisplay() {
        let displayed = box("\\sum_{i=1}^{N}")
        let inline = box("\\sum_{i=1}^{N}", displayed: false)
        #expect(displayed.ascent > inline.ascent)
        #expect(inline.width > displayed.width - 5)
    }
}
