import Drawing
import Testing

@testable import Plotting

@Suite struct LabelMarkupTests {
    private func spans(_ markup: String) -> [LabelSpan] { LabelMarkup.lines(markup)[0] }

    @Test func facesAndScripts() {
        #expect(
            spans("*σT* / S cm^-1^ K") == [
                LabelSpan(text: "σT", isItalic: true), LabelSpan(text: " / S cm"),
                LabelSpan(text: "\u{2212}1", scripts: [.sup]), LabelSpan(text: " K"),
            ])
        #expect(spans("**(a)**") == [LabelSpan(text: "(a)", isBold: true)])
        #expect(
            spans("*E~a~*") == [
                LabelSpan(text: "E", isItalic: true), LabelSpan(text: "a", isItalic: true, scripts: [.sub]),
            ])
        #expect(
            spans("x^n~i~^") == [
                LabelSpan(text: "x"), LabelSpan(text: "n", scripts: [.sup]),
                LabelSpan(text: "i", scripts: [.sup, .sub]),
            ])
    }

    @Test(arguments: [
        ("2 * 3 * 4", "2 * 3 * 4"), ("a ~ b", "a ~ b"), ("10^4", "10^4"), (#"\*a\*"#, "*a*"),
        ("x^2 and y^", "x^2 and y^"),
        ("*open", "*open"), ("~~", "~~"), ("", ""),
    ])
    func delimitersWithoutPartnerStandForThemselves(markup: String, plain: String) {
        #expect(LabelMarkup.plainText(markup) == plain)
        #expect(spans(markup).allSatisfy { !$0.isItalic && $0.scripts.isEmpty })
    }

    @Test(arguments: [
        ("-5 °C", "\u{2212}5 °C"), ("(-5)", "(\u{2212}5)"), ("well-known", "well-known"), ("Li-7", "Li-7"),
        ("3-5", "3-5"),
    ])
    func hyphensBecomeMinusOnlyBeforeNumbers(markup: String, plain: String) {
        #expect(LabelMarkup.plainText(markup) == plain)
    }

    @Test func scriptsAreSmallerAndShifted() {
        let style = TextStyle(family: "Fixed", size: 10)
        let items = RichLabel("a^2^~3~", style: style, shaper: FixedAdvanceShaper()).items(at: .zero)
        let placed = items.compactMap { item -> (Double, Point)? in
            if case .glyphs(let run, let origin) = item { (run.size, origin) } else { nil }
        }
        #expect(placed.map(\.0) == [10, 7, 7])
        let expected = [Point(x: 0, y: 0), Point(x: 5, y: -3.6), Point(x: 8.5, y: 1.9)]
        #expect(zip(placed, expected).allSatisfy { abs($0.1.x - $1.x) < 1e-12 && abs($0.1.y - $1.y) < 1e-12 })
    }

    @Test func linesStackAndTheWidestCounts() {
        let label = RichLabel("wide one\nb", style: TextStyle(family: "Fixed", size: 10), shaper: FixedAdvanceShaper())
        #expect(label.width == 40)
        #expect(abs(label.height - (7.3 + 12.2)) < 1e-12)
    }
}
