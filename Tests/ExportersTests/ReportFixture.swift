import Diagnostics
import Document
import Drawing
import Plotting
import Typesetting

@testable import Exporters

/// A small report with everything that exporters must carry.
enum ReportFixture {
    static let text = """
        ---
        title: "Report & test"
        author: A. Author
        date: 2026-11-20
        ---

        # First {#sec-first}

        An efficient *ion* moves from site to site, see @sec-second and [a page](https://example.org/?a=1&b=2). Li~3~YCl~6~ has $\\sigma = 1$ S/cm <
        or more, as the following equation says.

        $$ E = \\frac{a}{b} $$ {#eq-energy}

        - one
        - two

        # Second {#sec-second}

        | Material | Value |
        |:--|--:|
        | A | 1.5 |
        | B | 12.25 |

        : A table. {#tbl-a}

        By @eq-energy and @tbl-a.
        """

    static func document() -> ResolvedDocument {
        let (document, _) = NotebookParser.parse(SourceFile(name: "report.md", text: text))
        return DocumentResolver.resolve(document, outputs: [], expressions: []).document
    }

    static func pages() throws -> TypesetDocument {
        try Typesetter(style: PageStyle(columns: 1, isLetter: false), shaper: HarfBuzzShaper(fonts: FontBook()))
            .typeset(
                document(), graphics: [:], images: { _ in nil })
    }

    static let figure = Figure {
        Points(x: [1, 2, 3], y: [1e-3, 1e-2, 1e-1], uncertainties: [2e-4, 2e-3, 2e-2], label: "*σ*~dc~")
        Line(x: [1, 2, 3], y: [1e-3, 1e-2, 1e-1], label: "fit")
    }.xAxis("*x* / Å").yAxis("*y* / S cm^−1^", scale: .log)
}
