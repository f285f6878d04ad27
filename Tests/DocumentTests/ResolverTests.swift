import Diagnostics
import Testing

@testable import Document

@Suite struct ResolverTests {
    private func resolve(
        _ text: String, _ outputs: [[CellOutput]] = [], _ expressions: [String?] = []
    ) -> (document: ResolvedDocument, diagnostics: [Diagnostic]) {
        DocumentResolver.resolve(Parsed(text).document, outputs: outputs, expressions: expressions)
    }

    @Test func outputsStandWhereTheirBlockStood() {
        let (document, diagnostics) = resolve(
            "a\n\n```{swift}\n//| echo: true\n//| label: fig-x\n//| fig-cap: Cap\n\nlet x = 1\n\n```\n\nb\n",
            [
                [
                    .printed("out\n"), .value(markup: "0.3(1) *eV*"),
                    .figure(GraphicIdentifier("g1"), alternative: nil),
                    .figure(GraphicIdentifier("g2"), alternative: nil), .markdown("- m\n- $n$"),
                ]
            ])
        #expect(
            sketch(document.blocks)
                == "<p>a</p><pre swift>let x = 1</pre><output>out\n</output><p>0.3(1) <em>eV</em></p><figure - -></figure>"
                + "<figure fig-x 1>Cap</figure><ul><li><p>m</p></li><li><p><math>n</math></p></li></list><p>b</p>")
        #expect(diagnostics.isEmpty)
    }

    @Test func includeAndOutput() {
        let outputs: [[CellOutput]] = [[.printed("*x*")]]
        #expect(resolve("```{swift}\n//| include: false\nx\n```\n", outputs).document.blocks.isEmpty)
        #expect(resolve("```{swift}\n//| output: false\nx\n```\n", outputs).document.blocks.isEmpty)
        #expect(
            sketch(resolve("```{swift}\n//| output: asis\nx\n```\n", outputs).document.blocks) == "<p><em>x</em></p>")
        #expect(sketch(resolve("```{swift}\nx\n```\n", outputs).document.blocks) == "<output>*x*</output>")
    }

    @Test func tableOutput() {
        let table = CellOutput.table(
            head: ["$a$", "b"], alignments: [.left, .decimal], rows: [["1", "2~x~"], ["3"]], caption: "C")
        let (document, _) = resolve("@tbl-t\n\n```{swift}\n//| label: tbl-t\nx\n```\n", [[table]])
        #expect(
            sketch(document.blocks)
                == "<p><to tbl-t>Table\u{A0}1</to></p><table tbl-t 1 C>|<math>a</math>|b\n|1|2<sub>x</sub>\n|3|</table>"
        )
    }

    @Test func expressionsInOrder() {
        let text =
            "---\ntitle: 'T `{swift} t`'\n---\n`{swift} a` *`{swift} b`*\n\n```{swift}\n//| fig-cap: '`{swift} c`'\nx\n```\n\n`{swift} d`\n"
        let (document, _) = resolve(
            text, [[.figure(GraphicIdentifier("g"), alternative: nil)]], ["A", "B~2~", "C", nil, "T"])
        #expect(
            sketch(document.blocks)
                == "<p>A <em>B<sub>2</sub></em></p><figure - 1>C</figure><p><code>d</code></p>")
        #expect(sketch(document.metadata.title) == "T T")
    }

    @Test func alternativeTextsHoldExpressions() throws {
        let text =
            "```{swift}\n//| fig-cap: '`{swift} a`'\n//| fig-alt: |\n//|   A *line* at `{swift} b; .2e S/cm`\n//|   and $x$.\nx\n```\n\n"
            + "![C](a.png){fig-alt=\"B `{swift} c` $x$\"}\n\n`{swift} d`\n"
        #expect(Parsed(text).document.expressions.map(\.expression.text) == ["a", "b", "c", "d"])
        #expect(Parsed(text).document.expressions[1].expression.format == ".2e S/cm")
        let (document, diagnostics) = resolve(
            text, [[.figure(GraphicIdentifier("g"), alternative: "own")]], ["A", "1.2 × 10^\u{2212}4^", "3", "D"])
        #expect(diagnostics.isEmpty)
        let alternatives = document.blocks.compactMap { block -> String? in
            guard case .figure(let figure) = block.kind else { return nil }
            return figure.alternativeText
        }
        #expect(alternatives == ["A line at 1.2 × 10⁻⁴ and x.", "B 3 x"])
    }

    @Test func valuesAreNotEvaluatedAgain() {
        #expect(
            sketch(resolve("`{swift} a`", [], ["`{swift} evil()`"]).document.blocks)
                == "<p><code>{swift} evil()</code></p>")
    }

    @Test func numbersAndReferences() {
        let (document, diagnostics) = resolve(
            """
            # One {#sec-one}
            ## Two {#sec-two}
            # Not {.unnumbered}
            # Three
            $$a$$ {#eq-a}
            $$b$$
            $$c$$ {#eq-c}

            ![A](a.svg){#fig-a}

            ![B](b.svg){#fig-b}

            ![C](c.svg){#fig-c}

            @sec-two [@fig-a; @fig-b] [@fig-a; @fig-b; @fig-c] @eq-c @Eq-a [-@eq-c] [@eq-a; @eq-c] [@sec-one; @fig-c] [t](#fig-b)
            """)
        #expect(diagnostics.isEmpty)
        #expect(
            document.blocks.compactMap {
                if case .heading(let heading) = $0.kind { heading.number ?? "-" } else { nil }
            }
                == ["1", "1.1", "-", "2"])
        #expect(
            sketch(Array(document.blocks.suffix(1)))
                == "<p><to sec-two>Section\u{A0}1.1</to> <to fig-a>Figures\u{A0}1</to> and <to fig-b>2</to> "
                + "<to fig-a>Figures\u{A0}1</to>–<to fig-c>3</to> <to eq-c>Eq.\u{A0}(2)</to> "
                + "<to eq-a>Equation\u{A0}(1)</to> <to eq-c>2</to> <to eq-a>Eqs.\u{A0}(1)</to> and <to eq-c>(2)</to> "
                + "<to sec-one>Section\u{A0}1</to> and <to fig-c>Figure\u{A0}3</to> <to fig-b>t</to></p>")
    }

    @Test func sectionsWithoutNumbersAreCalledByTheirTitle() {
        let (document, diagnostics) = resolve("---\nnumber-sections: false\n---\n# On *x* {#sec-x}\n\n@sec-x\n")
        #expect(sketch(document.blocks) == "<h1>On <em>x</em></h><p><to sec-x>On <em>x</em></to></p>")
        #expect(diagnostics.isEmpty)
    }

    @Test func sectionsCountFromTheTopmostLevel() {
        #expect(sketch(resolve("## A\n### B\n## C\n").document.blocks) == "<h2 1>A</h><h3 1.1>B</h><h2 2>C</h>")
    }

    @Test func danglingReference() {
        let (document, diagnostics) = resolve("![A](a.svg){#fig-arrhenius}\n\nsee @fig-arhenius\n")
        #expect(diagnostics.map(\.code) == ["unknown-reference"])
        #expect(diagnostics.first?.hint == "did you mean '@fig-arrhenius'?")
        #expect(diagnostics.first?.span?.text == "@fig-arhenius")
        #expect(sketch(document.blocks).hasSuffix("<p>see ??</p>"))
    }

    @Test func labelDefinedTwice() {
        let (_, diagnostics) = resolve("$$a$$ {#eq-a}\n\ntext\n\n$$b$$ {#eq-a}\n")
        #expect(diagnostics.map(\.code) == ["duplicate-label"])
        #expect(diagnostics.first?.span?.start == SourcePosition(line: 5, column: 9))
        #expect(diagnostics.first?.notes.first?.span?.start == SourcePosition(line: 1, column: 9))
    }

    @Test func cellLabelDefinedTwice() {
        let cell = "```{swift}\n//| label: fig-a\nx\n```\n"
        let figure = [CellOutput.figure(GraphicIdentifier("g"), alternative: nil)]
        let (_, diagnostics) = resolve(cell + "\n" + cell, [figure, figure])
        #expect(diagnostics.map(\.code) == ["duplicate-label"])
        #expect(diagnostics.first?.span?.start == SourcePosition(line: 7, column: 12))
        #expect(diagnostics.first?.notes.first?.span?.start == SourcePosition(line: 2, column: 12))
        #expect(resolve(cell + "\n" + cell, [[], []]).diagnostics.filter { $0.code == "duplicate-label" }.count == 1)
    }

    @Test func labelsOfTheWrongKind() {
        #expect(resolve("![A](a.svg){#tbl-a}\n").diagnostics.map(\.code) == ["wrong-label-kind"])
        #expect(
            resolve("```{swift}\n//| label: tbl-a\nx\n```\n", [[.printed("x")]]).diagnostics.map(\.code) == [
                "unused-label"
            ])
    }

    @Test func blocksThatHaveNotRunStillHaveNumbers() {
        let (document, diagnostics) = resolve("```{swift}\n//| label: fig-a\nx\n```\n\n@fig-a\n")
        #expect(sketch(document.blocks) == "<div fig-a placeholder></div><p><to fig-a>Figure\u{A0}1</to></p>")
        #expect(diagnostics.isEmpty)
    }

    @Test func listings() {
        let (document, _) = resolve("```{swift}\n//| label: lst-a\n//| echo: true\nx\n```\n\n@lst-a\n", [[]])
        #expect(
            sketch(document.blocks)
                == "<pre swift>x</pre><p><to lst-a>Listing\u{A0}1</to></p>")
    }

    @Test func imagePaths() {
        let text =
            "![with ![c](c.png)](a.svg)\n\n- x ![b](b.png) and[^n]\n\n| ![d](d.png) |\n|---|\n\n[^n]: ![e](e.png)\n"
        let document = Parsed(text).document
        #expect(document.blocks.images.map(\.path) == ["a.svg", "c.png", "b.png", "d.png", "e.png"])
        #expect(document.blocks.images.map { $0.span.start.line } == [1, 1, 3, 5, 8])
    }
}
