import Diagnostics
import Document
import Drawing
import Testing

@testable import Exporters

/// A notebook that uses every construct, for the formats that manuscripts are sent in.
enum ManuscriptFixture {
    static func text(latex: String = "latex: default", style: String = "acs") -> String {
        """
        ---
        title: "Hopping in Li~3~YCl~6~ & 50% more"
        author:
          - {name: A. Author, affiliation: Group X, orcid: 0000-0002-1825-0097}
          - {name: B. Author, affiliation: Group Y}
        date: 2026-11-20
        abstract: "We find $E_a$ = 0.312(4) eV."
        bibliography: refs.bib
        citation-style: \(style)
        format: {\(latex), docx: default}
        ---

        # First #1 {#sec-first}

        Text with 100 %, a_b, {braces}, \\~tilde, ^caret, back\\\\slash, *emphasis*, **strong**, `code_x = "a" -- b`, σ~dc~ ≤ 10^−4^ S/cm at 25 °C,
        [a page](https://example.org/?a=1&b=2%20), [Li6PS5Cl]{.ce}, [1.2e-4 S/cm]{.qty} and [small]{.smallcaps}. See @sec-second, @fig-a, @tbl-a,
        @eq-a and [@fig-a; @fig-b]; @fig-p1 is a part. A note[^n] and ^[another with $x^2$]. Cited [@li2023; @wood2021], @li2023 says so
        [see @wood2021, p. 3].

        [^n]: The note's *text*.

        $$ \\sigma T = \\sigma_0 \\exp\\left(-\\frac{E_\\mathrm{a}}{k_\\mathrm{B} T}\\right) $$ {#eq-a}

        where $\\ce{Li+}$ moves with $\\qty{1.2e-4}{S/cm}$ and $\\sum_{i=1}^{n} x_i = \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}$.

        $$ \\begin{aligned} a &= b \\\\ c &= \\begin{cases} 1 & x > 0 \\\\ 0 & \\text{else} \\end{cases} \\end{aligned} $$

        $$ \\int_0^\\infty \\hat{x}\\,\\overline{ab}\\,\\underbrace{cd}_{n}\\,\\sqrt[3]{z}\\,\\binom{n}{k}\\,\\lim_{x \\to 0} f \\xrightarrow{k} \\mathcal{L}\\mathbb{R}\\big( \\big) $$

        > A quotation.

        3. third
        4. fourth
           - inside

        ::: {.callout-tip title="Mind"}
        A remark.
        :::

        ![The first.](a.png){#fig-a width=50%}

        ![The second.](a.png){#fig-b}

        ::: {#fig-panel layout-ncol=2}
        ![One](a.png){#fig-p1}

        ![Two](a.png){#fig-p2}

        Both.
        :::

        | Material | Value |
        |:--|--:|
        | A & B | 1.5 |
        | C_1 | 12.25 |

        : A table. {#tbl-a}

        ```python
        if a_b:
            print("x % y")
        ```

        ## Second {#sec-second}

        Text.

        # Supplement {.supplementary}

        ![Third.](a.png){#fig-s}

        See @fig-s.
        """
    }

    static let bibliography = """
        @article{li2023, author = {Li, Xin and Mo, Yi and Ceder, Gerbrand}, title = {Ions & more}, journal = {J. Test}, year = 2023, volume = 1, pages = {1--5}, doi = {10.1000/x_1}}
        @article{wood2021, author = {Wood, Ann}, title = {Second}, journal = {J. Test}, year = 2021, volume = 2, pages = {7}}
        """

    static func document(latex: String = "latex: default", style: String = "acs") -> ResolvedDocument {
        let (document, problems) = NotebookParser.parse(
            SourceFile(name: "report.md", text: text(latex: latex, style: style)))
        #expect(problems.allSatisfy { $0.severity != .error }, "\(problems)")
        let sources = BibliographyReader.read(
            for: document, files: MemoryFiles(["refs.bib": bibliography]))
        let result = DocumentResolver.resolve(
            document, outputs: [], expressions: [], format: .pdf, bibliography: sources.bibliography)
        let errors = (sources.diagnostics + result.diagnostics).filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors)")
        return result.document
    }

    /// A grey square as a PNG file.
    static func image() throws -> RasterImage {
        let square = Path(Rect(x: 0, y: 0, width: 40, height: 30))
        let list = DisplayList(
            size: Size(width: 40, height: 30), items: [.fill(square, Color(red: 0.5, green: 0.5, blue: 0.5))])
        let bytes = try PNGExporter.png(list, resolution: 72)
        return RasterImage(format: .png, bytes: bytes, pixelWidth: 40, pixelHeight: 30)
    }
}
