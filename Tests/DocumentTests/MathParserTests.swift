import NumericalMethods
import Testing

@testable import Document

@Suite struct MathParserTests {
    private func parse(_ source: String) -> MathNode { MathParser.parse(source).formula }
    private func letter(_ text: String) -> MathNode { .symbol(text, .ordinary, .italic) }
    private func upright(_ text: String) -> MathNode { .symbol(text, .ordinary, .upright) }
    private func scripts(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?) -> MathNode {
        .scripts(base: base, subscript: lower, superscript: upper)
    }

    @Test func scriptsFractionsAndRoots() {
        #expect(parse("x_i^2") == scripts(letter("x"), letter("i"), upright("2")))
        #expect(parse("x^2_i") == parse("x_i^2"))
        #expect(parse("\\frac{a}b") == .fraction(letter("a"), letter("b"), hasRule: true, style: nil))
        #expect(parse("\\frac12") == .fraction(upright("1"), upright("2"), hasRule: true, style: nil))
        #expect(parse("{a \\over b}") == parse("\\frac{a}{b}"))
        #expect(parse("\\sqrt[3]{x}") == .root(letter("x"), degree: upright("3")))
        #expect(parse("\\mathrm{B}") == upright("B"))
        #expect(parse("\\sigma_\\mathrm{dc}") == scripts(letter("σ"), upright("dc"), nil))
        #expect(parse("1.25") == upright("1.25"))
    }

    @Test func primesJoinTheSuperscript() {
        #expect(parse("f'") == scripts(letter("f"), nil, upright("′")))
        #expect(parse("f''^2") == scripts(letter("f"), nil, .row([upright("′′"), upright("2")])))
        #expect(parse("\\sigma'(\\omega)").isRow(of: 4))
    }

    /// The TeXbook, appendix G, rules 5 and 6.
    @Test(
        arguments: [
            ("a+b", [.ordinary, .binary, .ordinary]), ("-a", [.ordinary, .ordinary]),
            ("a=-b", [.ordinary, .relation, .ordinary, .ordinary]),
            ("a+=b", [.ordinary, .ordinary, .relation, .ordinary]),
            ("(-a)", [.opening, .ordinary, .ordinary, .closing]), ("a+", [.ordinary, .ordinary]),
            ("a+-b", [.ordinary, .binary, .ordinary, .ordinary]),
            ("a,-b", [.ordinary, .punctuation, .ordinary, .ordinary]),
            ("\\ln x", [.largeOperator, .ordinary]), ("a{=}b", [.ordinary, .ordinary, .ordinary]),
            ("a\\mathbin{x}b", [.ordinary, .binary, .ordinary]), ("\\frac{a}{b}x", [.ordinary, .ordinary]),
            ("\\left(a\\right)b", [.inner, .ordinary]), ("a\\overset{!}{=}b", [.ordinary, .relation, .ordinary]),
            ("\\int f", [.largeOperator, .ordinary]), ("n!", [.ordinary, .closing]),
        ] as [(String, [MathNode.AtomClass])])
    func signsHaveTheClassesOfTeX(source: String, expected: [MathNode.AtomClass]) {
        guard case .row(let nodes) = parse(source) else {
            Issue.record("'\(source)' is no row")
            return
        }
        #expect(MathNode.classes(of: nodes).compactMap { $0 } == expected)
    }

    @Test func alphabetsTakeWordsTogether() {
        #expect(parse("\\mathrm{hop}_i") == scripts(upright("hop"), letter("i"), nil))
        #expect(parse("\\mathbf{r}") == .symbol("r", .ordinary, .bold))
        #expect(parse("\\boldsymbol{\\sigma}") == .symbol("σ", .ordinary, .boldItalic))
        #expect(parse("{\\rm d}x").isRow(of: 2))
        #expect(MathAlphabet.text("h", .italic) == "ℎ")
        #expect(MathAlphabet.text("σ", .italic) == "\u{1D70E}")
        #expect(MathAlphabet.text("R", .doubleStruck) == "ℝ")
        #expect(MathAlphabet.text("A", .boldItalic) == "\u{1D468}")
    }

    @Test func delimitersGrowBetweenLeftAndRight() {
        #expect(
            parse("\\left\\langle x \\middle| y \\right]")
                == .row([.fenced(open: "⟨", [.row([letter("x")]), .row([letter("y")])], middle: ["|"], close: "]")]))
        #expect(parse("\\bigl(") == .row([.delimiter("(", .opening, step: 1)]))
        #expect(parse("\\Biggr\\}") == .row([.delimiter("}", .closing, step: 4)]))
        #expect(parse("\\big|") == .delimiter("|", .ordinary, step: 1))
    }

    @Test func tablesKeepTheirRows() {
        #expect(
            parse("\\begin{pmatrix} a & b \\\\ c & d \\\\ \\end{pmatrix}")
                == .row([
                    .fenced(
                        open: "(",
                        [.table(.matrix([]), [[letter("a"), letter("b")], [letter("c"), letter("d")]])], middle: [],
                        close: ")")
                ]))
        #expect(
            parse("\\begin{array}{lr} a & b \\end{array}")
                == .table(.matrix([.left, .right]), [[letter("a"), letter("b")]]))
        guard case .table(.aligned, let rows) = parse("\\begin{aligned} a &= b \\\\[2pt] &= c \\end{aligned}") else {
            Issue.record("no aligned rows")
            return
        }
        #expect(rows.map(\.count) == [2, 2])
        if case .table(.aligned, let rows) = parse("a = b \\\\ c = d") {
            #expect(rows.count == 2)
        } else {
            Issue.record("lines without an environment are aligned")
        }
    }

    @Test func limitsFollowTheOperator() {
        #expect(parse("\\sum") == .row([.largeOperator("∑", .inDisplay)]))
        #expect(parse("\\int\\limits") == .row([.largeOperator("∫", .always)]))
        #expect(parse("\\operatorname*{argmin}") == .row([.function("argmin", .inDisplay)]))
        #expect(parse("\\lim\\nolimits") == .row([.function("lim", .never)]))
    }

    @Test func wordsHoldFormulas() {
        #expect(
            parse("\\text{if $x$ is 5\\,\\%}")
                == .row([.text("if ", .upright), letter("x"), .text(" is 5\u{2009}%", .upright)]))
    }

    @Test(arguments: [
        "\\unknown", "{a", "a}", "\\left(a", "\\begin{cases} a", "a & b", "\\frac", "x_1_2", "x^1^2", "\\right)", "_",
        "^",
        "\\begin{pmatrix} a \\end{bmatrix}", "\\text{a", "\\label{eq}", "\\left\\alpha x \\right)",
    ])
    func mistakesAreReportedAndNeverStop(source: String) {
        let problems = MathParser.parse(source).problems
        #expect(!problems.isEmpty)
        for problem in problems { #expect((0...source.count).contains(problem.offset)) }
    }

    @Test func positionOfAnUnknownCommandIsItsOwn() {
        #expect(MathParser.parse("a + \\sgima b").problems == [.init(message: "unknown command '\\sgima'", offset: 4)])
    }

    @Test func everythingTheLanguagePromisesIsKnown() {
        for source in [
            "\\hat a\\bar b\\vec c\\dot d\\ddot e\\tilde f\\widehat{gh}\\overline{ij}\\underbrace{k}_{l}",
            "\\mathcal L\\mathbb R\\mathit{diff}\\operatorname{Tr}\\degree\\AA\\,\\:\\;\\!\\quad\\qquad\\ ",
            "\\xrightarrow[b]{a}\\rightleftharpoons\\longrightarrow\\Leftrightarrow\\mapsto",
            "\\sum_{i=1}^N\\prod\\oint\\iint\\bigcup\\lim_{x\\to0}\\max", "\\binom nk\\dfrac ab\\tfrac ab",
            "\\begin{vmatrix}a\\end{vmatrix}\\begin{cases}a&b\\end{cases}\\begin{split}a&=b\\end{split}",
            "\\Bigl[\\bigg|\\Biggr]\\lvert x\\rvert\\lVert y\\rVert\\{\\}\\|", "\\sum_{\\substack{i\\\\j}}",
            "\\qty{1.2e-4}{S/cm}\\unit{\\siemens\\per\\centi\\metre}\\num{1.2(3)e5}\\ce{Li6PS5Cl}",
            "a\\le b\\ge c\\ne d\\approx e\\propto f\\ll g\\gtrsim h\\not= i\\in j",
        ] { #expect(MathParser.parse(source).problems.isEmpty, "\(source): \(MathParser.parse(source).problems)") }
    }

    @Test func anyTextEnds() {
        let pieces = [
            "\\", "{", "}", "^", "_", "a", "\\frac", "\\left", "\\right", "(", "[", "]", "&", "\\\\", "\\begin{cases}",
            "\\end{cases}", "'", " ", "\\sqrt", "\\ce{", "\\qty", "\\text{$", "$", "\\middle|", "\\big", "\\over",
            "\\not",
            "\\limits", "\\rm", "\\hspace", "1.5", "\\displaystyle", "\\substack", "->", "+", "\\begin{array}", "é",
            "\u{301}",
        ]
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5000 {
            let count = Int.random(in: 0...25, using: &generator)
            let source = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            _ = MathParser.parse(source)
        }
        for piece in [
            "{", "}", "\\sqrt", "^", "x_", "x_1", "\\left(", "\\text{$", "\\\\", "&", "\\over", "'", "\\begin{cases}",
        ] {
            _ = MathParser.parse(String(repeating: piece, count: 20_000))
        }
    }
}

extension MathNode {
    fileprivate func isRow(of count: Int) -> Bool {
        if case .row(let nodes) = self { nodes.count == count } else { false }
    }
}
