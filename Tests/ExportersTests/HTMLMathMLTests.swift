import Testing

@testable import Exporters

/// Expected elements are written by hand from the MathML Core specification.
@Suite struct HTMLMathMLTests {
    private func inner(_ source: String, isDisplayed: Bool = false) -> String {
        let text = MathMLWriter.mathML(source, isDisplayed: isDisplayed)
        return String(text.drop { $0 != ">" }.dropFirst().dropLast("</math>".count))
    }

    @Test(arguments: [
        ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
        ("\\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        ("\\sqrt{x}", "<msqrt><mi>x</mi></msqrt>"),
        ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
        ("k_\\mathrm{B}", "<msub><mi>k</mi><mi mathvariant=\"normal\">B</mi></msub>"),
        ("\\sigma_\\mathrm{dc}", "<msub><mi>σ</mi><mi>dc</mi></msub>"),
        ("a<b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
        ("a=-b", "<mrow><mi>a</mi><mo>=</mo><mo lspace=\"0em\" rspace=\"0em\">−</mo><mi>b</mi></mrow>"),
        ("f'", "<msup><mi>f</mi><mo>′</mo></msup>"),
        ("\\mathbf{r}", "<mi>𝐫</mi>"),
        (
            "\\left(a\\right]",
            "<mrow><mrow><mo stretchy=\"true\" form=\"prefix\">(</mo><mrow><mi>a</mi></mrow><mo stretchy=\"true\" form=\"postfix\">]</mo></mrow></mrow>"
        ),
        ("\\hat{x}", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">ˆ</mo></mover>"),
        ("\\sum_{i}^{n}", "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>"),
        ("\\int_0^1", "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>"),
        ("\\ln x", "<mrow><mi>ln</mi><mspace width=\"0.167em\"/><mi>x</mi></mrow>"),
        ("\\text{if }", "<mtext>if\u{00A0}</mtext>"),
        ("a\\,b", "<mrow><mi>a</mi><mspace width=\"0.167em\"/><mi>b</mi></mrow>"),
        (
            "\\begin{matrix}a&b\\end{matrix}",
            "<mtable><mtr><mtd style=\"text-align:center\"><mi>a</mi></mtd><mtd style=\"text-align:center\"><mi>b</mi></mtd></mtr></mtable>"
        ),
        ("\\ce{Li6}", "<mrow><msub><mi>Li</mi><mn>6</mn></msub></mrow>"),
    ])
    func formulasBecomeMathML(source: String, expected: String) {
        let text = inner(source)
        #expect(text == expected || text == "<mrow>\(expected)</mrow>")
    }

    @Test func sourceIsTheAlternativeTextAndDisplayIsSaid() {
        let text = MathMLWriter.mathML("a<\"b\"", isDisplayed: true)
        #expect(text.hasPrefix("<math display=\"block\" alttext=\"a&lt;&quot;b&quot;\">"))
        #expect(!MathMLWriter.mathML("a", isDisplayed: false).contains("display"))
    }

    /// Elements that take a fixed number of children have just these, whatever the formula; all is well-formed XML.
    @Test(arguments: [
        "\\frac{}{}", "x_{}^{}", "\\sqrt[]{}", "\\overset{}{}", "\\xrightarrow[]{}", "\\underbrace{}_{}",
        "\\left.\\right.",
        "{}_a^b", "\\displaystyle\\frac12\\textstyle\\frac12", "\\begin{cases}\\end{cases}", "\\hat{}", "\\big.", "\\!",
        "a\\mathrel{\\text{<}}b", "\\ce{A ->[a & b][c] B}", "\\unknown < & > {",
        "\\begin{aligned}a&=b\\\\&=c\\end{aligned}",
        "\\sum_{\\substack{i\\\\j}}", "\\binom{n}{k}", "\\phantom{x}", "\\operatorname*{a<b}_x",
    ])
    func elementsHaveTheirChildren(source: String) throws {
        let counts = [
            "mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3, "mroot": 2,
        ]
        let text = MathMLWriter.mathML(source, isDisplayed: true)
        let run = XMLParserRun(text)
        #expect(run.succeeds, "\(run.message): \(text)")
        for (name, count) in run.childCounts where counts[name] != nil {
            #expect(count == counts[name], "\(name): \(text)")
        }
    }

    /// Long formulas may end a line after signs outside of brackets; each part keeps the signs' spaces.
    @Test func longFormulasAreWrittenInParts() {
        let text = MathMLWriter.inline("\\sigma_0 = a + b(c + d) \\le e_1 + f_1 + g_1 + h_1")
        let parts = text.components(separatedBy: "<wbr>")
        #expect(parts.count == 7, "\(text)")
        #expect(parts.allSatisfy { $0.hasPrefix("<math>") && $0.hasSuffix("</math>") })
        #expect(parts.dropLast().allSatisfy { $0.contains("form=\"infix\"") && $0.hasSuffix("</mo></math>") })
        #expect(parts[2].contains("<mi>c</mi><mo>+</mo><mi>d</mi>"), "nothing inside brackets is cut: \(parts[2])")
        // What stays whole keeps its text for readers without formulas.
        #expect(MathMLWriter.inline("a = b").contains("alttext"))
        #expect(!MathMLWriter.inline("(aaaaaaaaaa + bbbbbbbbbb + cccccc)").contains("<wbr>"))
        #expect(!MathMLWriter.inline("aaaaaaaaaaaa + \\displaystyle bbbbbbbbbb + cccccc").contains("<wbr>"))
    }
}
