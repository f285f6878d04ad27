import Diagnostics
import Testing

@testable import Document

/// What the language has beyond CommonMark: footnotes, callouts, panels, conditions, includes, grouped references.
@Suite struct LanguageTests {
    private func resolved(
        _ text: String, format: FormatCondition.Format? = nil, outputs: [[CellOutput]] = []
    ) -> (document: ResolvedDocument, codes: [String]) {
        let parsed = Parsed(text)
        let (document, diagnostics) = DocumentResolver.resolve(
            parsed.document, outputs: outputs, expressions: [], format: format)
        return (document, parsed.codes + diagnostics.map(\.code))
    }

    @Test func footnotesAreNumberedByTheirMarks() {
        let (document, codes) = resolved(
            "A[^b]^[in *place*] B[^a] C[^b].\n\n[^a]: First\nlazy.\n[^b]: Second.\n\n    More.\n\nEnd.\n")
        #expect(codes.isEmpty)
        #expect(
            sketch(document.blocks)
                == "<p>A<note 1><p>Second.</p><p>More.</p></note><note 2><p>in <em>place</em></p></note> B<note 3><p>First\nlazy.</p></note> C<note 1></note>.</p><p>End.</p>"
        )
        #expect(document.notes.map(\.number) == [1, 2, 3])
    }

    @Test(arguments: [
        ("A[^x].\n", "unknown-footnote"), ("A.\n\n[^x]: text\n", "unused-footnote"),
        ("A[^x].\n\n[^x]: one\n[^x]: two\n", "duplicate-footnote"), ("A^[b^[c]].\n", "misplaced-footnote"),
        ("---\ntitle: \"A^[b]\"\n---\n", "misplaced-footnote"),
    ])
    func footnoteMistakes(_ text: String, _ code: String) { #expect(resolved(text).codes == [code]) }

    @Test func footnotesKeepTheirPlaces() {
        let parsed = Parsed("A[^x].\n\n[^x]: one\n\n    two *three*\n")
        guard case .note(let note) = parsed.blocks.last?.kind else {
            Issue.record("no note")
            return
        }
        #expect(note.blocks.map(\.span.start.line) == [3, 5])
        #expect(note.blocks.last?.span.start == SourcePosition(line: 5, column: 5))
        #expect(Parsed("```\n[^x]: code\n```\n").blocks.count == 1)
    }

    @Test func callouts() {
        let parsed = Parsed(
            "::: {.callout-tip title=\"A *b*\"}\nx\n:::\n\n::: {.callout-note}\n## T\n\ny\n:::\n\n::: {.callout-note}\nz\n:::\n"
        )
        let divisions = parsed.blocks.compactMap { block in
            if case .division(let division) = block.kind { division } else { nil }
        }
        #expect(divisions.map { sketch($0.title ?? []) } == ["A <em>b</em>", "T", ""])
        #expect(divisions.map(\.callout) == [.tip, .note, .note])
        #expect(sketch(divisions[1].blocks) == "<p>y</p>")
        #expect(Parsed("::: {.callout-warnin}\nx\n:::\n").diagnostics.first?.hint == "did you mean 'callout-warning'?")
    }

    private static let panel = """
        ::: {#fig-p layout-ncol=2}
        ![A](a.png){#fig-a}

        ![B](b.png){#fig-b}

        Both.
        :::

        @fig-p @fig-a [@fig-a; @fig-b] @fig-z

        ![Z](z.png){#fig-z}
        """

    @Test func panelsNumberTheirParts() {
        let (document, codes) = resolved(Self.panel)
        #expect(codes.isEmpty)
        guard case .panel(let panel) = document.blocks[0].kind else {
            Issue.record("no panel")
            return
        }
        #expect(panel.number == "1" && panel.columns == 2 && sketch(panel.caption ?? []) == "Both.")
        let parts = panel.parts.compactMap { part in
            if case .figure(let figure) = part.kind { figure.part } else { nil }
        }
        #expect(parts == ["a", "b"])
        #expect(
            sketch([document.blocks[1]])
                == "<p><to fig-p>Figure\u{A0}1</to> <to fig-a>Figure\u{A0}1a</to> <to fig-a>Figures\u{A0}1a</to> and <to fig-b>1b</to> <to fig-z>Figure\u{A0}2</to></p>"
        )
    }

    @Test func severalFiguresOfABlockAreAPanel() {
        let text =
            "```{swift}\n//| label: fig-t\n//| fig-cap: All\n//| fig-subcap: [Cold, Hot]\n//| layout-ncol: 2\nx\n```\n\n@fig-t-2"
        let (document, codes) = resolved(
            text,
            outputs: [
                [
                    .figure(GraphicIdentifier("g"), alternative: nil),
                    .figure(GraphicIdentifier("h"), alternative: nil),
                ]
            ])
        #expect(codes.isEmpty)
        #expect(
            sketch(document.blocks)
                == "<panel fig-t 1 2><figure fig-t-1 ->Cold</figure><figure fig-t-2 ->Hot</figure>All</panel><p><to fig-t-2>Figure\u{A0}1b</to></p>"
        )
    }

    @Test func rangesOfReferences() {
        let figures = (1...5).map { "![x](a.png){#fig-\($0)}\n\n" }.joined()
        func last(_ references: String) -> String {
            sketch(Array(resolved(figures + references).document.blocks.suffix(1))).replacing("\u{A0}", with: " ")
        }
        #expect(last("[@fig-1; @fig-2; @fig-3]") == "<p><to fig-1>Figures 1</to>–<to fig-3>3</to></p>")
        #expect(
            last("[@fig-1; @fig-3; @fig-4; @fig-5]")
                == "<p><to fig-1>Figures 1</to> and <to fig-3>3</to>–<to fig-5>5</to></p>")
        #expect(last("[@fig-2; @fig-3]") == "<p><to fig-2>Figures 2</to> and <to fig-3>3</to></p>")
        #expect(last("[-@fig-1; @fig-2; @fig-3]") == "<p><to fig-1>1</to>–<to fig-3>3</to></p>")
    }

    @Test func supplementsCountAnew() {
        let (document, codes) = resolved(
            "# A\n\n![x](a.png){#fig-a}\n\n# More {.supplementary}\n\n## B {#sec-b}\n\n![x](a.png){#fig-b}\n\n@fig-a @fig-b @sec-b\n"
        )
        #expect(codes.isEmpty)
        #expect(
            sketch(Array(document.blocks.suffix(1))).replacing("\u{A0}", with: " ")
                == "<p><to fig-a>Figure 1</to> <to fig-b>Figure S1</to> <to sec-b>Section S1</to></p>")
        #expect(
            sketch(resolved("---\nsupplement: true\n---\n\n![x](a.png){#fig-a}\n").document.blocks)
                == "<figure fig-a S1>x</figure>")
    }

    @Test func creditsEndCaptions() {
        let (document, _) = resolved("![A.](a.png){#fig-a fig-credit=\"Wood *et al.*\" fig-licence=\"CC BY 4.0\"}")
        #expect(sketch(document.blocks) == "<figure fig-a 1>A. From Wood <em>et al.</em> (CC BY 4.0).</figure>")
    }

    @Test func conditions() {
        let text =
            "::: {.content-visible when-format=\"html\"}\nA\n\n![x](a.png){#fig-a}\n:::\n\n::: {.content-hidden when-format=\"html\"}\nB\n:::\n\n![y](b.png){#fig-b}\n"
        #expect(
            sketch(resolved(text, format: .pdf).document.blocks)
                == "<div - content-hidden><p>B</p></div><figure fig-b 1>y</figure>")
        #expect(sketch(resolved(text, format: .html).document.blocks).hasSuffix("<figure fig-b 2>y</figure>"))
        #expect(Parsed("::: {.content-visible when-format=\"docx\"}\nA\n:::\n").codes == ["unknown-format"])
    }

    @Test func spans() {
        #expect(
            sketch(Parsed("[Li6PS5Cl]{.ce} [1.2e-4 S/cm]{.qty}").inlines)
                == #"<math>\ce{Li6PS5Cl}</math> <math>\qty{1.2e-4}{S/cm}</math>"#)
        #expect(sketch(Parsed("[](#fig-x)").inlines) == "<ref fig-x>")
    }

    // MARK: Includes

    private func including(_ files: [String: String], depth: Int = 0) -> Parsed {
        var files = files
        let text = files.removeValue(forKey: "main") ?? ""
        return Parsed(text, inclusions: Inclusions(files: MemoryFiles(files), depth: depth))
    }

    @Test func includedFilesKeepTheirPlaces() {
        let parsed = including([
            "main": "A\n\n{{< include parts/a.md >}}\n\nB\n",
            "parts/a.md":
                "---\ntitle: x\n---\n\nfrom *a*\n\n{{< include b.md >}}\n\n```{swift}\n//| lable: x\ny\n```\n",
            "parts/b.md": "from b <b>\n",
        ])
        #expect(
            sketch(parsed.blocks) == "<p>A</p><p>from <em>a</em></p><p>from b</p><cell>//| lable: x\ny</cell><p>B</p>")
        #expect(parsed.document.includedPaths == ["parts/a.md", "parts/b.md"])
        let places = parsed.diagnostics.map { diagnostic in
            diagnostic.span.map { "\($0.file.name):\($0.start.line):\($0.start.column) \(diagnostic.code)" }
        }
        #expect(places == ["parts/a.md:10:5 unknown-option", "parts/b.md:1:8 raw-html"])
    }

    @Test(arguments: [
        ("{{< include a.md >}}\n", "missing-include"), ("{{< include ../a.md >}}\n", "include-outside-project"),
        ("{{< include /etc/passwd >}}\n", "include-outside-project"),
        ("{{< include x/../../a.md >}}\n", "include-outside-project"),
        ("{{< include loop.md >}}\n", "include-cycle"), ("{{< includ a.md >}}\n", "unknown-shortcode"),
        ("{{< include >}}\n", "malformed-shortcode"), ("a {{< pagebreak >}} b\n", "misplaced-shortcode"),
    ])
    func includeMistakes(_ text: String, _ code: String) {
        #expect(including(["main": text, "loop.md": "{{< include loop.md >}}"]).codes == [code])
    }

    @Test func filesAboveTheNotebookInsideTheProject() {
        let parsed = including(["main": "{{< include ../a.md >}}\n", "../a.md": "a\n"], depth: 1)
        #expect(sketch(parsed.blocks) == "<p>a</p>")
    }

    @Test func labelsTwiceNameBothPlaces() {
        let parsed = including(["main": "# A {#sec-a}\n\n{{< include b.md >}}\n", "b.md": "\n# B {#sec-a}\n"])
        let diagnostics = DocumentResolver.resolve(parsed.document, outputs: [], expressions: []).diagnostics
        #expect(diagnostics.map(\.code) == ["duplicate-label"])
        #expect(diagnostics.first?.span?.file.name == "b.md" && diagnostics.first?.span?.start.line == 2)
        #expect(diagnostics.first?.notes.first?.span?.file.name == "test.md")
    }

    @Test func rawHTMLOnRequest() {
        let text =
            "---\nformat: {html: {raw-html: true}}\n---\n\na <b>c</b> <!-- no -->\n\n<div>x</div>\n\n```{=html}\n<hr>\n```\n"
        let parsed = Parsed(text)
        #expect(parsed.codes.isEmpty)
        #expect(sketch(parsed.blocks) == "<p>a <raw <b>>c<raw </b>></p><raw <div>x</div>\n><raw <hr>\n>")
    }
}
