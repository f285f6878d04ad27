import Diagnostics
import Testing

@testable import Document

@Suite struct CitationTests {
    private static let bibliography = """
        @article{li2023, author={Li, Xiaona and Liu, Honggang and Sun, Xueliang}, title={Hopping}, journal={J. A}, year=2023}
        @article{he2017, author={He, Xingfeng and Mo, Yifei}, title={Origin}, journal={J. B}, year=2017}
        @book{march, author={March, Jerry}, title={Chemistry}, year=1985}
        @article{d, author={Dee, D.}, title={Four}, journal={J. D}, year=2004}
        @article{e, author={Eee, E.}, title={Five}, journal={J. E}, year=2005}
        @article{li2023b, author={Li, Xiaona and Adams, A. and Zzz, Z.}, title={Another}, journal={J. A}, year=2023}
        """

    private func resolve(
        _ text: String, _ style: CitationStyle = .acs, bibliography: String = bibliography
    ) -> (document: ResolvedDocument, diagnostics: [Diagnostic]) {
        let document = Parsed("---\ncitation-style: \(style.rawValue)\n---\n" + text).document
        return DocumentResolver.resolve(
            document, outputs: [], expressions: [], bibliography: BibliographyFixture(bibliography).bibliography)
    }

    /// The first paragraph, without links.
    private func paragraph(_ text: String, _ style: CitationStyle = .acs) -> String {
        for block in resolve(text, style).document.blocks {
            if case .paragraph(let content) = block.kind { return plain(content) }
        }
        return ""
    }

    private func plain(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline.kind {
            case .citation(let citation): plain(citation.content)
            case .crossReference(_, let content): plain(content)
            case .superscript(let content): "^" + plain(content) + "^"
            case .emphasis(let content): "*" + plain(content) + "*"
            default: sketch([inline])
            }
        }.joined()
    }

    // MARK: Notation

    @Test(arguments: [
        ("[@li2023]", "<cite>|li2023|</cite>"), ("[@a; see @b:c.d, p. 3]", "<cite>|a|;see|b:c.d|, p. 3</cite>"),
        ("[-@a]", "<cite>|-a|</cite>"),
        ("@a says", "<cite text>|a|</cite> says"), ("@a [p. 3--5] says", "<cite text>|a|p. 3–5</cite> says"),
        ("(@a.)", "(<cite text>|a|</cite>.)"), ("[@10.1021/jacs.3c01603]", "<cite>|10.1021/jacs.3c01603|</cite>"),
        ("[@Xu_2019_a, *see* `x`]", "<cite>|Xu_2019_a|, <em>see</em> <code>x</code></cite>"),
        ("[e.g. @a, and refs therein]", "<cite>e.g.|a|, and refs therein</cite>"),
        ("*see @a*", "<em>see <cite text>|a|</cite></em>"),
        ("[@ä2020]", "<cite>|ä2020|</cite>"),
        // No citations.
        ("a@b.org", "a@b.org"), ("\\@a", "@a"), ("a @ b", "a @ b"), ("`@a`", "<code>@a</code>"), ("[x]", "[x]"),
        ("[@a; b]", "[<cite text>|a|</cite>; b]"),
        ("[t @a](u)", "<a u>t @a</a>"), ("<a+@b.org>", "<a mailto:a+@b.org>a+@b.org</a>"), ("foo\\+@bar", "foo+@bar"),
        ("[@fig-a; @fig-b]", "<ref fig-a,fig-b>"), ("[see @fig-a]", "[see <ref fig-a>]"),
    ])
    func notation(_ source: String, _ expected: String) { #expect(sketch(Parsed(source + "\n").inlines) == expected) }

    @Test func placesOfKeys() {
        let diagnostics = resolve("---\n---\n\n> - see [@li2023,\n>   and @he2071]\n").diagnostics
        #expect(diagnostics.map(\.code) == ["unknown-citation"])
        #expect(diagnostics[0].span?.text == "@he2071")
        #expect(diagnostics[0].hint == "did you mean '@he2017'?")
    }

    // MARK: Numbers

    @Test(arguments: [
        ("A [@li2023; @he2017; @march] b.", "A^1–3^ b."), ("A [@li2023; @he2017].", "A.^1,2^"),
        ("A [@li2023], b [@he2017], c [@march; @d; @li2023; @e].", "A,^1^ b,^2^ c.^1,3–5^"),
        ("A\n[@li2023]", "A^1^"), ("A [@li2023] [@he2017].", "A.^1,2^"), ("A [@li2023][@march].", "A.^1,2^"),
        ("@li2023 and @march", "Li et\u{A0}al.^1^ and March^2^"),
        ("@he2017 say", "He and Mo^1^ say"), ("He says [-@he2017].", "He says.^1^"),
        ("A [see @li2023, p. 3].", "A (see ref\u{A0}1, p. 3)."),
        ("A [@li2023; @he2017; see @march, p. 3].", "A (refs\u{A0}1, 2; see ref\u{A0}3, p. 3)."),
        ("@march [ch. 2] says", "March (ref\u{A0}1, ch. 2) says"),
        // A raised number would be read as a power, a charge or a further digit.
        ("of 10 [@march].", "of 10 (ref\u{A0}1)."), ("Li^+^ [@march]", "Li<sup>+</sup> (ref\u{A0}1)"),
        ("$x$[@march]", "<math>x</math> (ref\u{A0}1)"),
        ("*A* [@march], b", "*A*,^1^ b"),
    ])
    func numbers(_ source: String, _ expected: String) {
        #expect(paragraph(source + "\n").replacing("^+^", with: "<sup>+</sup>") == expected)
    }

    @Test func wordsOfOtherJournals() {
        #expect(paragraph("of 10 [@march; @d].\n", .nature) == "of 10 (refs.\u{A0}1, 2).")
        #expect(paragraph("@li2023\n", .rsc) == "Li *et\u{A0}al.*^1^")
    }

    @Test func numbersFollowTheFirstCitationEverywhere() {
        let (document, _) = resolve(
            "![cap [@d]](a.png){#fig-a}\n\n| a |\n|---|\n| [@e] |\n\n: cap @march\n\ntext [@d; @li2023]\n")
        #expect(
            plain(document.blocks.compactMap { if case .paragraph(let content) = $0.kind { content } else { nil } }[0])
                == "text^1,4^")
    }

    // MARK: Names

    @Test(arguments: [
        ("A [@li2023; @he2017].", "A (He and Mo, 2017; Li et\u{A0}al., 2023)."),
        ("@li2023 says", "Li et\u{A0}al. (2023) says"), ("Li says [-@li2023, p. 3].", "Li says (2023, p. 3)."),
        ("A [see @march, pp. 3--5; @he2017]", "A (see March, 1985, pp. 3–5; He and Mo, 2017)"),
        ("@march [p. 4] says", "March (1985, p. 4) says"),
        ("A [@li2023; @li2023b]", "A (Li et\u{A0}al., 2023a, 2023b)"),
    ])
    func names(_ source: String, _ expected: String) { #expect(paragraph(source + "\n", .authorYear) == expected) }

    /// Letters follow the order of the list, which is by names and then titles; only works that are cited count.
    @Test func lettersTellYearsApart() {
        let (document, _) = resolve("[@li2023] [@li2023b] [@march]\n", .authorYear)
        #expect(
            sketch(Array(document.blocks.suffix(1)))
                == [
                    "<entry ref-li2023b - citation-1>Li, X., Adams, A., Zzz, Z., 2023a. Another. J. A.</entry>",
                    "<entry ref-li2023 - citation-1>Li, X., Liu, H., Sun, X., 2023b. Hopping. J. A.</entry>",
                    "<entry ref-march - citation-1>March, J., 1985. Chemistry.</entry>",
                ].joined())
        #expect(paragraph("[@li2023]\n", .authorYear) == "(Li et\u{A0}al., 2023)")
    }

    @Test func initialsTellNamesApart() {
        let bibliography =
            "@misc{a, author={Li, Xiaona}, title={A}, year=2020} @misc{b, author={Li, Yan}, title={B}, year=2020}"
        let (document, _) = resolve("[@a; @b]\n", .authorYear, bibliography: bibliography)
        guard case .paragraph(let content) = document.blocks[0].kind else { return }
        #expect(plain(content) == "(X.\u{A0}Li, 2020; Y.\u{A0}Li, 2020)")
    }

    // MARK: The list

    @Test func listStandsAtTheEndUnderAHeading() {
        let (document, _) = resolve("## A\n\nx [@march], y [@li2023], z [@march]\n")
        #expect(
            sketch(Array(document.blocks.suffix(2)))
                == "<h2>References</h><entry ref-march (1) citation-1,citation-3>March, J. <em>Chemistry</em>; 1985.</entry>"
                + "<entry ref-li2023 (2) citation-2>Li, X.; Liu, H.; Sun, X. Hopping. <em>J. A</em> <strong>2023</strong>.</entry>"
        )
    }

    @Test func listStandsWhereTheDivisionIs() {
        let (document, diagnostics) = resolve("x [@march]\n\n# References\n\n::: {#refs}\n:::\n\nAfter.\n")
        #expect(sketch(document.blocks).contains("<h1 1>References</h><div refs ><entry ref-march (1) citation-1>"))
        #expect(sketch(document.blocks).hasSuffix("</div><p>After.</p>"))
        #expect(diagnostics.isEmpty)
    }

    @Test func ownHeadingAtTheEndIsKept() {
        let (document, _) = resolve("x [@march]\n\n# References {.unnumbered}\n")
        #expect(sketch(document.blocks).contains("<h1>References</h><entry ref-march"))
    }

    @Test func withoutCitationsThereIsNoList() { #expect(sketch(resolve("x\n").document.blocks) == "<p>x</p>") }

    @Test func citationsLinkToTheList() {
        #expect(
            sketch(resolve("x [@march]\n").document.blocks).hasPrefix(
                "<p>x<cite><sup><to ref-march>1</to></sup></cite></p>"))
    }

    // MARK: Mistakes

    @Test func unknownKeyWithoutBibliography() {
        let (_, diagnostics) = DocumentResolver.resolve(Parsed("see @li2023\n").document, outputs: [], expressions: [])
        #expect(diagnostics.map(\.code) == ["unknown-citation"])
        #expect(diagnostics[0].hint?.contains("\\@") == true)
    }

    @Test func keyDefinedTwice() {
        let bibliography = "@misc{a, author={A}, title={T}, year=1}\n@misc{a, author={B}, title={U}, year=2}\n"
        let (_, diagnostics) = resolve("[@a]\n", bibliography: bibliography)
        #expect(diagnostics.map(\.code) == ["duplicate-citation-key"])
        #expect(diagnostics[0].span?.start == SourcePosition(line: 2, column: 7))
        #expect(diagnostics[0].notes[0].span?.start == SourcePosition(line: 1, column: 7))
        #expect(resolve("no citation\n", bibliography: bibliography).diagnostics.isEmpty)
    }

    @Test func worksListedTwiceAndIncompleteOnes() {
        let bibliography =
            "@misc{a, author={A}, title={T}, year=1, doi={10.1/X}} @misc{b, author={A}, title={T}, year=1, doi={10.1/x}} @article{c, title={T}}"
        #expect(resolve("[@a; @b]\n", bibliography: bibliography).diagnostics.map(\.code) == ["duplicate-doi"])
        let incomplete = resolve("[@c]\n", bibliography: bibliography).diagnostics
        #expect(incomplete.map(\.message) == ["'c' has no author, year and no journal"])
    }

    @Test func unknownCitationsAreFoundBeforeBlocksRun() {
        let document = Parsed("---\ntitle: T [@x]\n---\n| a |\n|--|\n| [@y; @march] |\n").document
        let found = CitationCheck.unknown(
            in: document, bibliography: BibliographyFixture(Self.bibliography).bibliography)
        #expect(found.compactMap { $0.span?.text } == ["@x", "@y"])
    }

    // MARK: Files

    private func read(_ frontMatter: String, _ files: MemoryFiles) -> BibliographyReader.Result {
        BibliographyReader.read(for: Parsed("---\n\(frontMatter)\n---\n").document, files: files)
    }

    @Test func filesOfTheFrontMatter() {
        let files = MemoryFiles(["a.bib": "@misc{a, title={A}}", "b.json": #"[{"id":"b","type":"book"}]"#])
        let result = read("bibliography: [a.bib, b.json]", files)
        #expect(result.bibliography.entries.keys.sorted() == ["a", "b"])
        #expect(result.paths == ["a.bib", "b.json"])
        #expect(result.diagnostics.isEmpty)
    }

    @Test func missingFile() {
        let result = read("bibliography: refs.bib", MemoryFiles())
        #expect(result.diagnostics.map(\.code) == ["missing-bibliography"])
        #expect(result.diagnostics[0].span?.text == "refs.bib")
        #expect(result.paths == ["refs.bib"])
    }

    @Test func latin1Files() {
        let bytes =
            Array("@misc{a, author={K".utf8) + [0xF6] + Array("tz, O.}, title={A ".utf8) + [0x96] + Array(" B}}".utf8)
        let result = read("bibliography: a.bib", MemoryFiles(bytes: ["a.bib": bytes]))
        #expect(result.bibliography["a"]?.authors.first?.family == "Kötz")
        #expect(result.bibliography["a"].map { sketch($0.title) } == "A – B")
        #expect(result.diagnostics.map(\.code) == ["bibliography-encoding"])
    }

    @Test func unknownStyle() {
        let parsed = Parsed("---\ncitation-style: natur\n---\n")
        #expect(parsed.codes == ["wrong-type"])
        #expect(parsed.diagnostics[0].hint == "did you mean 'nature'?")
    }
}
