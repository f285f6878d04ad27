import Diagnostics
import Foundation
import Testing

@testable import Document
@testable import Exporters

@Suite struct HTMLTests {
    private func html(
        _ text: String? = nil, outputs: [[CellOutput]] = [],
        drawing: HTMLExporter.FigureDrawing? = nil, image: (type: String, bytes: [UInt8])? = nil
    ) -> String {
        let file = SourceFile(name: "report.md", text: text ?? ReportFixture.text)
        let document = NotebookParser.parse(file).document
        let expressions = document.expressions.map { _ in "0.312(4)" }
        let resolved = DocumentResolver.resolve(document, outputs: outputs, expressions: expressions).document
        return HTMLExporter(figures: { _ in drawing }, images: { _ in image }).html(resolved)
    }

    @Test func needsNothingFromElsewhere() {
        let text = html()
        for mark in ["<script", "<link", "src=\"http", "@import", "url("] { #expect(!text.contains(mark)) }
        #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en"))
        #expect(text.contains("<title>Report &amp; test</title>"))
        #expect(text.contains("<meta name=\"author\" content=\"A. Author\">"))
        #expect(text.utf8.count < 60_000)
    }

    @Test func captionsAreInTheReportsLanguage() {
        let text = html("---\nlang: de\n---\n| a |\n|---|\n| b |\n\n: T {#tbl-a}\n\n::: callout-note\nx\n:::\n")
        #expect(text.contains("<strong>Tabelle\u{00A0}1.</strong>"))
        #expect(text.contains("aria-label=\"Tabelle 1\""))
        #expect(text.contains("<p class=\"callout-title\">Hinweis</p>"))
    }

    @Test func textIsEscapedAndReferencesLead() {
        let text = html()
        #expect(text.contains("S/cm &lt;"))
        #expect(text.contains("href=\"https://example.org/?a=1&amp;b=2\""))
        for name in ["sec-second", "eq-energy", "tbl-a"] {
            #expect(text.contains("href=\"#\(name)\""), "\(name)")
            #expect(text.components(separatedBy: " id=\"\(name)\"").count == 2, "\(name)")
        }
    }

    /// The elements without an end tag that HTML allows are closed here, then the report must be XML.
    private func parsed(_ text: String) throws -> XMLParserRun {
        var xml = text.replacing("<!DOCTYPE html>\n", with: "")
        for name in ["meta", "br", "hr", "img"] {
            xml = xml.replacing(
                // No attribute holds an unescaped '>'.
                try Regex("<\(name)([^>]*)>"), with: { "<\(name)\($0.output[1].substring ?? "")/>" })
        }
        return XMLParserRun(xml)
    }

    private static let hostile = """
        ---
        title: "A & \\"B\\" *c*"
        author: [{name: "X <y>", affiliation: "G & H", orcid: 0000-0002-1825-0097}, {name: Z, affiliation: "I"}]
        abstract: "Of $a<b$."
        ---

        # One `<code>` and [a link](x.html?a&b) {#sec-a}

        - tight **with**

          1. nested $x<y$
        - `"quoted" & <b>`

        > ## Heading in a quote

        ::: {.callout-note #note}
        Text & more.
        :::

        ```swift
        if a < b && c > "d" {}
        ```

        ```{swift}
        //| label: fig-a
        //| fig-cap: "A < b, [@eq-b] & *c*"
        //| echo: true
        f()
        ```

        $$ a < b \\text{ & } \\frac{1}{2} $$ {#eq-b}

        Line one\\
        line two ![alt & more](p.png)

        | a < b | c |
        |:-:|--:|
        | `x` | 1.5 |
        | & | −12 |
        """

    @Test func reportsAreWellFormedWhateverTheyHold() throws {
        let drawing = HTMLExporter.FigureDrawing(
            light: "<svg width=\"238pt\" height=\"100pt\" viewBox=\"0 0 238 100\"><title>L</title></svg>",
            dark: "<svg width=\"238pt\" height=\"100pt\" viewBox=\"0 0 238 100\"><title>D</title></svg>")
        let text = html(
            Self.hostile, outputs: [[.printed("a < b & c\n"), .figure(GraphicIdentifier("f"), alternative: nil)]],
            drawing: drawing, image: ("image/png", [0x89, 0x50, 0x4E, 0x47]))
        let run = try parsed(text)
        #expect(run.succeeds, "\(run.message)")
        #expect(try parsed(html()).succeeds)
        #expect(text.contains("data:image/png;base64,iVBORw=="))
        #expect(text.contains("alt=\"alt &amp; more\""))
        #expect(text.contains("<samp>a &lt; b &amp; c"))
        #expect(text.contains("<div class=\"drawing on-light\" style=\"max-width:417px\"><svg"))
        #expect(text.contains("<div class=\"drawing on-dark\""))
        #expect(text.contains("<a class=\"self\" href=\"#fig-a\"><strong>Figure\u{00A0}1.</strong></a>"))
        // A link in a heading does not stand inside the link of the contents.
        let contents = html("# A [link](a.html)\n\n# B\n").components(separatedBy: "</nav>")[0]
        #expect(contents.contains("<a href=\"#a-link\">") && !contents.contains("a.html"))
    }

    @Test func identifiersAreUnique() {
        let text = html(Self.hostile)
        let names = text.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: [
        ("javascript:alert(1)", "#"), ("JavaScript:alert(1)", "#"), (" \u{1}java\tscript:alert(1)", "#"),
        ("vbscript:x", "#"), ("data:text/html,x", "#"), ("file:///etc/passwd", "#"),
        ("https://example.org/a:b", "https://example.org/a:b"), ("mailto:a@b.c", "mailto:a@b.c"),
        ("doi:10.1021/jacs", "doi:10.1021/jacs"), ("notes/a:b.html", "notes/a:b.html"), ("#fig-a", "#fig-a"),
        ("?q=a:b", "?q=a:b"), ("a.html", "a.html"),
    ])
    func addressesThatRunScriptsLeadNowhere(address: String, expected: String) {
        #expect(LinkAddress.safe(address) == expected)
    }

    @Test func numbersAlignOnTheirDecimalMark() {
        let text = html("| a | b |\n|--|--:|\n| x | 1.5 |\n| y | −103(2) |\n| z | |\n")
        // The widest whole part: a minus and three digits.
        #expect(text.contains("<span class=\"whole\" style=\"min-width:4.05ch\">1</span>.5</td>"))
        #expect(text.contains("<span class=\"whole\" style=\"min-width:4.05ch\">−103</span>(2)</td>"))
        // Words that only stand at the right are no numbers.
        #expect(!html("| a | b |\n|--|--:|\n| x | 1.5 |\n| y | none |\n").contains("class=\"whole\""))
    }

    @Test(arguments: [
        ("at 25 °C and 3 K.", "", "at 25\u{A0}°C and 3\u{A0}K."), ("0.312(4) eV", "", "0.312(4)\u{A0}eV"),
        (" mS/cm or", "12", "\u{A0}mS/cm or"), ("in 2026 K and", "", "in 2026\u{A0}K and"),
        ("of 3 samples", "", "of 3 samples"),
        ("(see) s", "", "(see) s"), (" eV", "0.3(1)", "\u{A0}eV"),
    ])
    func valuesStayWithTheirUnits(text: String, before: String, expected: String) {
        #expect(TextJoint.joined(text, after: before) == expected)
    }

    @Test func sameInputGivesTheSameBytes() { #expect(html(Self.hostile) == html(Self.hostile)) }
}
