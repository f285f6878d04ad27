import Diagnostics
import Testing

@testable import Document

@Suite struct DiagnosticTests {
    /// Each message with its place and the text that it marks.
    @Test(arguments: [
        ("---\ntitel: A\n---\n", "unknown-key", "2:1 titel"),
        ("---\nformat:\n  pdf: {paper-size: a4}\n---\n", "unknown-key", "3:9 paper-size"),
        ("---\nauthor: {nam: A, name: B}\n---\n", "unknown-key", "2:10 nam"),
        ("---\nauthor: [{affiliation: x}]\n---\n", "missing-name", "2:10 {affiliation: x}]"),
        ("---\nformat: {pdf: {columns: 3}}\n---\n", "wrong-type", "2:25 3"),
        ("---\nexecute: {eco: true}\n---\n", "unknown-option", "2:11 eco"),
        ("---\ntitle: [a\n---\n", "invalid-yaml", nil),
        ("---\ntitle: a\ntitle: b\n---\n", "duplicate-key", nil),
        ("```{swift}\n//| fig-asp: -1\n```\n", "wrong-type", "2:14 -1"),
        ("```{swift}\n//| tbl-colwidths: [1, 0]\n```\n", "wrong-type", "2:20 [1, 0]"),
        ("```{swift}\n//| inputs: [[a]]\n```\n", "wrong-type", "2:13 [[a]]"),
        ("```{swift}\n//| column: margin\n```\n", "wrong-type", "2:13 margin"),
        ("```{swift}\n//| lable: fig-a\n```\n", "unknown-option", "2:5 lable"),
        ("```{swift}\n//| echo: maybe\n```\n", "wrong-type", "2:11 maybe"),
        ("```{swift}\n//| fig-width: wide\n```\n", "wrong-type", "2:16 wide"),
        ("```{swift}\n//| timeout: -1\n```\n", "wrong-type", "2:14 -1"),
        ("```{swift}\n//| label: \"a b\"\n```\n", "invalid-label", "2:12 \"a b\""),
        ("```{swift}\n//| just words\n```\n", "wrong-type", nil),
        ("text\n\n```{python}\nx\n```\n", "unknown-language", "3:1 ```{python}"),
        ("`{python} x`", "unknown-language", "1:2 {python} x"),
        ("a <b>c</b>", "raw-html", "1:3 <b>"),
        ("<div>\nx\n</div>\n", "raw-html", "1:1 <div>\nx\n</div>"),
        ("x\n\n$$ a\n\nb", "unclosed-math", "3:1 $$"),
        ("::: {.x}\na\n", "unclosed-division", "1:1 ::: {.x}"),
        ("a\n\n:::\n", "stray-division-end", "3:1 :::"),
        ("```{swift}\nx\n", "unclosed-code", "1:1 ```{swift}"),
        ("a | b\n--|--\n1 | 2 | 3\n", "extra-cells", "3:1 1 | 2 | 3"),
        ("![a](b.svg){width=big}", "wrong-type", "1:12 {width=big}"),
        ("![a](b.svg){widht=80%}", "unknown-attribute", "1:12 {widht=80%}"),
        ("a ![b](c.svg){widht=8pt} d", "unknown-attribute", "1:14 {widht=8pt}"),
        ("a ![b](c.svg){width=big} d", "wrong-type", "1:14 {width=big}"),
        ("```{.python startFrom=3}\nx\n```\n", "unknown-attribute", "1:1 ```{.python startFrom=3}"),
        ("`{swift}`", "empty-expression", "1:2 {swift}"),
        ("`{swift} x; .3 mev`", "invalid-format", "1:13 .3 mev"),
        ("```{swift}\n//| fig-cap: \"`{swift} f(\\\"a\\\")`\"\n```\n", "escaped-expression", nil),
    ])
    func places(_ source: String, _ code: String, _ place: String?) {
        let parsed = Parsed(source)
        #expect(parsed.codes == [code], "\(source)")
        if let place { #expect(parsed.place(code) == place) }
    }

    @Test func settingsOfFormatsAreShownTheirPlace() {
        let parsed = Parsed("---\nfontsize: 10pt\n---\n")
        #expect(
            parsed.diagnostics.map(\.hint) == ["it is one of a format's settings: 'format: {pdf: {fontsize: 9.5pt}}'"])
    }

    @Test func hintsNameTheNearest() {
        #expect(Parsed("---\ntitel: A\n---\n").diagnostics.first?.hint == "did you mean 'title'?")
        #expect(Parsed("```{swift}\n//| fig_cap: A\n```\n").diagnostics.first?.hint == "did you mean 'fig-cap'?")
    }

    @Test func yamlErrorsNameTheLine() {
        #expect(
            Parsed("\n\n```{swift}\n//| label: a\n//| fig-cap: a: b\nx\n```\n").place("invalid-yaml")?.hasPrefix("5:")
                == true)
    }

    @Test func defaultsAndAcceptedNamesAreSilent() {
        let text =
            "---\nlang: de\ndata: [{path: a, sha256: ba7816bf}]\nformat: {svg: default, html: {toc: true, code-fold: true}}\n---\n"
            + "```{swift}\n//| volatile: true\n//| memory: 1GB\n//| code-fold: true\nx\n```\n"
        #expect(Parsed(text).diagnostics.isEmpty)
        #expect(Parsed("a@b.org and @someone, 3 < 4 > 2").diagnostics.isEmpty)
    }
}
