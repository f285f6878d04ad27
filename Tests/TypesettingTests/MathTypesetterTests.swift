import Document
import Drawing
import NumericalMethods
import Testing

@testable import Typesetting

@Suite struct MathTypesetterTests {
    private let math: MathTypesetter
    private let fonts: FontBook

    init() throws {
        fonts = FontBook()
        math = try MathTypesetter(
            shaper: HarfBuzzShaper(fonts: fonts), mathFamily: "TeX Gyre Pagella Math", textFamily: "TeX Gyre Pagella")
    }

    private func box(_ source: String, displayed: Bool = true) -> MathBox {
        math.layout(source, isDisplayed: displayed, size: 10, color: .black)
    }

    private func height(_ source: String) -> Double {
        let box = box(source)
        return box.ascent + box.descent
    }

    /// All that is drawn, at its place relative to the formula's origin.
    private func placed(_ items: [DisplayItem], x: Double = 0, y: Double = 0) -> [(
        item: DisplayItem, x: Double, y: Double
    )] {
        items.flatMap { item -> [(item: DisplayItem, x: Double, y: Double)] in
            guard case .group(let transform, _, let inner) = item else { return [(item, x, y)] }
            return placed(inner, x: x + transform.translateX, y: y + transform.translateY)
        }
    }

    /// Filled rectangles of a formula: left, top, right, bottom, y downwards from the baseline.
    private func rules(_ source: String) -> [(left: Double, top: Double, right: Double, bottom: Double)] {
        placed(box(source).items).compactMap { entry in
            guard case .fill(let path, _) = entry.item, case .move(let corner) = path.elements[0],
                case .line(let opposite) = path.elements[2]
            else { return nil }
            return (corner.x + entry.x, corner.y + entry.y, opposite.x + entry.x, opposite.y + entry.y)
        }
    }

    @Test func fractionRuleLiesOnTheAxisAndIsAsWideAsItsParts() throws {
        let rule = try #require(rules("\\frac{a+b}{c}").first)
        #expect(abs(-(rule.top + rule.bottom) / 2 - math.constants.axisHeight * 10) < 1e-9)
        #expect(abs(rule.bottom - rule.top - math.constants.ruleThickness * 10) < 1e-9)
        #expect(abs(rule.right - rule.left - box("\\textstyle a+b").width) < 1e-9)
    }

    /// TeX ends lines after relations and binary signs; ours never inside brackets, and never before a relation.
    @Test(arguments: [
        ("a = b + c", 3), ("f(x + y) = z", 2), ("= 3", 1), ("-x", 1), ("\\frac{a + b}{c = d}", 1),
        ("a \\to b \\le c", 3),
        ("x", 1), ("", 1), ("x{a = b}", 1), ("(a, b) + [c - d]", 2), ("a + = b", 2),
    ])
    func formulasInTextMayEndALineAfterTheirSigns(source: String, count: Int) {
        let parts = math.parts(source, size: 10, color: .black)
        #expect(parts.count == count)
        let width = parts.reduce(0) { $0 + $1.box.width + ($1.end?.space ?? 0) }
        #expect(abs(width - box(source, displayed: false).width) < 1e-9, "the parts are not the whole")
        #expect(parts.last?.end == nil)
    }

    @Test func delimitersGrowWithTheirContentAndStandOnTheAxis() {
        let axis = math.constants.axisHeight * 10
        var previous = 0.0
        for content in [
            "x", "\\frac{a}{b}", "\\frac{a}{\\frac{b}{c}}",
            "\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\\\6\\\\7\\end{matrix}",
        ] {
            let delimiters = box("\\left\\{\\vphantom{\(content)}\\right\\}")
            #expect(delimiters.ascent + delimiters.descent > previous)
            previous = delimiters.ascent + delimiters.descent
            #expect(previous > 0.85 * height(content))
        }
        for sign in ["(", "[", "\\{", "|", "\\langle"] {
            let alone = box("\\Bigg\(sign)")
            #expect(abs((alone.ascent - alone.descent) / 2 - axis) < 1e-9, "\(sign)")
            // LaTeX: 30 pt at 10 pt, of which TeX lets a tenth go.
            #expect((27.0..<36).contains(alone.ascent + alone.descent), "\(sign)")
        }
    }

    /// `\\\\[4pt]` moves rows apart by 4 pt, whatever stands in them (amsmath's `\\vspace` after a row), in every kind of table.
    @Test(arguments: ["aligned", "gathered", "cases", "pmatrix"])
    func rowsMoveApartAsAsked(environment: String) {
        func rows(_ end: String) -> Double {
            height("\\begin{\(environment)} a \\\\\(end) \\frac{b}{c} \\\\ d \\end{\(environment)}")
        }
        let more = rows("[4pt]") - rows("")
        // Delimiters grow in steps.
        #expect(environment == "aligned" || environment == "gathered" ? abs(more - 4) < 1e-9 : more > 2)
        #expect(abs(rows("[0.4em]") - rows("[4pt]")) < 1e-9)
        #expect(rows("[-2pt]") < rows(""))
    }

    @Test func nestedRootsGrow() {
        var source = "x"
        var previous = height(source)
        for _ in 0..<8 {
            source = "\\sqrt{\(source)}"
            let box = box(source)
            #expect(box.ascent + box.descent > previous)
            previous = box.ascent + box.descent
        }
        let rules = rules("\\sqrt{\\frac{a}{b}}")
        #expect(rules.count == 2)
    }

    /// The TeXbook's table: 5/18 em round a relation, 4/18 em round an operation, none in scripts.
    @Test func spacesFollowTheClasses() {
        let a = box("a").width
        func extra(_ source: String, _ parts: String...) -> Double {
            box(source).width - parts.reduce(0) { $0 + box($1).width }
        }
        #expect(abs(extra("a=a", "a", "=", "a") - 100.0 / 18) < 1e-9)
        #expect(abs(extra("a+a", "a", "+", "a") - 80.0 / 18) < 1e-9)
        #expect(abs(extra("a,a", "a", ",", "a") - 30.0 / 18) < 1e-9)
        #expect(abs(extra("a\\ln a", "a", "\\ln", "a") - 60.0 / 18) < 1e-9)
        #expect(abs(extra("(a)", "(", "a", ")")) < 1e-9)
        // A sign with nothing before it binds nothing.
        #expect(abs(extra("-a", "-", "a")) < 1e-9)
        #expect(abs(extra("a=-a", "a", "=", "-", "a") - 100.0 / 18) < 1e-9)
        #expect(abs(box("\\scriptstyle a=a").width - box("\\scriptstyle a{=}a").width) < 1e-9)
        #expect(a > 0)
    }

    /// The whole table (The TeXbook, chapter 18): 1 thin, 2 medium, 3 thick; those in brackets not in scripts.
    @Test func spacingTableIsThatOfTheTeXbook() {
        let order: [MathNode.AtomClass] = [
            .ordinary, .largeOperator, .binary, .relation, .opening, .closing, .punctuation, .inner,
        ]
        let table = [
            "0 1 (2) (3) 0 0 0 (1)", "1 1 * (3) 0 0 0 (1)", "(2) (2) * * (2) * * (2)", "(3) (3) * 0 (3) 0 0 (3)",
            "0 0 * 0 0 0 0 0", "0 1 (2) (3) 0 0 0 (1)", "(1) (1) * (1) (1) (1) (1) (1)", "(1) 1 (2) (3) (1) 0 (1) (1)",
        ]
        for (left, line) in zip(order, table) {
            for (right, entry) in zip(order, line.split(separator: " ")) where entry != "*" {
                let step = entry.first { $0.isNumber }.flatMap { $0.wholeNumberValue } ?? 0
                let expected = [0, 3, 4, 5][step] / 18.0
                #expect(MathSpacing.between(left, right, isScript: false) == expected, "\(left) \(right)")
                let script = entry.hasPrefix("(") ? 0 : expected
                #expect(MathSpacing.between(left, right, isScript: true) == script, "\(left) \(right) in scripts")
            }
        }
    }

    @Test func limitsStandAboveAndBelowOnlyInDisplay() {
        let displayed = box("\\sum_{i=1}^{N}")
        let inline = box("\\sum_{i=1}^{N}", displayed: false)
        #expect(displayed.ascent > inline.ascent && displayed.descent > inline.descent)
        #expect(box("\\sum\\limits_{i=1}^{N}", displayed: false).descent > inline.descent)
        #expect(box("\\int_0^1").width > box("\\int\\limits_0^1").width)
    }

    @Test func scriptsAreSmallerAndLowerWhenCramped() throws {
        let sizes = Set(
            placed(box("x^{y^{z}}_{a}").items).compactMap { entry -> Double? in
                if case .glyphs(let run, _) = entry.item { run.size } else { nil }
            })
        #expect(sizes == [10, 10 * math.constants.scriptScale, 10 * math.constants.scriptScriptScale])
        // Under a root superscripts are kept lower.
        func rise(_ source: String) -> Double? {
            placed(box(source).items).lazy.compactMap { entry in
                if case .glyphs(let run, let origin) = entry.item, run.text == "2" {
                    -(entry.y + origin.y)
                } else {
                    nil
                }
            }.first
        }
        let free = try #require(rise("x^2"))
        let cramped = try #require(rise("\\sqrt{x^2}"))
        #expect(abs(free - math.constants.superscriptRise * 10) < 1e-9)
        #expect(abs(cramped - math.constants.superscriptRiseCramped * 10) < 1e-9)
        #expect(cramped < free)
        #expect(rise("\\vec{x}^2") == free)
    }

    @Test func textOfTheGlyphsIsTheFormula() {
        func text(_ source: String) -> String {
            placed(box(source).items).compactMap { entry in
                if case .glyphs(let run, _) = entry.item { run.text } else { nil }
            }.joined()
        }
        #expect(text("\\sigma_\\mathrm{dc}T=1") == "𝜎dc𝑇=1")
        #expect(text("\\ce{Li6PS5Cl}") == "Li6PS5Cl")
        #expect(text("\\left(\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\\\6\\\\7\\\\8\\end{matrix}\\right)") == "(12345678)")
    }

    /// No ink leaves the box upwards or downwards, whatever the formula; to the sides letters may lean out a little.
    @Test func boxesEncloseTheirGlyphs() {
        let pieces = [
            "x", "f", "j", "\\frac{a}{b}", "\\sqrt{", "}", "{", "^", "_", "\\sum", "\\int", "\\left(", "\\right)",
            "\\hat",
            "\\overline", "\\underbrace", "=", "+", "\\begin{pmatrix}", "&", "\\\\", "\\end{pmatrix}", "\\ce{Li+}", "'",
            "\\xrightarrow", "\\overset", "\\tfrac12", "\\Big|", "\\text{gy}", "\\widehat", "\\binom", "\\quad",
            "\\prod", "\\lim",
        ]
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<1500 {
            let source = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            let box = box(source)
            #expect(box.width.isFinite && box.ascent.isFinite && box.descent.isFinite, "\(source)")
            for entry in placed(box.items) {
                guard case .glyphs(let run, let origin) = entry.item, let font = fonts.loaded(run.font) else {
                    continue
                }
                for glyph in run.glyphs {
                    let extents = font.extents(of: glyph.id)
                    let baseline = entry.y + origin.y + glyph.y
                    guard extents.top != extents.bottom else { continue }
                    #expect(baseline - extents.top * run.size >= -box.ascent - 0.011, "\(run.text) in \(source)")
                    #expect(baseline - extents.bottom * run.size <= box.descent + 0.011, "\(run.text) in \(source)")
                }
            }
        }
    }

    @Test func deepFormulasTakeNoLongerThanTheyShould() {
        let nested = (0..<40).reduce("x") { source, _ in "x^{\(source)}_{y}" }
        #expect(box(nested).width > 0)
    }

    /// Joints overlap at least by what the font asks for, and the parts reach the height.
    @Test func assembliesReachTheirHeight() throws {
        let glyph = try #require(math.math.glyph(for: "("))
        for height in stride(from: 4.0, through: 30, by: 0.7) {
            let assembly = try #require(math.math.assembly(of: glyph, .vertical, atLeast: height))
            #expect(assembly.size >= height - 1e-9)
            #expect(assembly.size < height + 0.6)
        }
    }
}
