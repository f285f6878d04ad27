import Diagnostics
import Testing

@testable import Document

/// What plain libcmark would misread, row by row of the table in the language's description.
@Suite struct TrapTests {
    @Test func frontMatterIsNoHeading() {
        let parsed = Parsed("---\ntitle: A\n---\n\ntext @fig-x\n")
        #expect(sketch(parsed.blocks) == "<p>text <ref fig-x></p>")
        #expect(sketch(parsed.document.metadata.title) == "A")
        #expect(parsed.blocks[0].span.start == SourcePosition(line: 5, column: 1))
    }

    @Test func thematicBreakAtTheStartIsNoFrontMatter() {
        #expect(sketch(Parsed("---\n\ntext\n\n---\n").blocks) == "<hr><p>text</p><hr>")
    }

    @Test(arguments: [
        ("$a*b*c$", "<math>a*b*c</math>"),
        (#"$a \\ b$ and $5\%$"#, #"<math>a \\ b</math> and <math>5\%</math>"#),
        ("*x $a*b$ y*", "<em>x <math>a*b</math> y</em>"),
        ("costs $5 and $6 more", "costs $5 and $6 more"),
        ("$x$1 and $ x$", "$x$1 and $ x$"),
        (#"\$a$ b\$"#, "$a$ b$"),
        ("`$a*b*c$` and $x$", "<code>$a*b*c$</code> and <math>x</math>"),
        ("``a ` $b`` $c$", "<code>a ` $b</code> <math>c</math>"),
        ("$a\nb$", "<math>a\nb</math>"),
        ("[$x$](u$y$.html)", "<a u$y$.html><math>x</math></a>"),
        ("a $_b_$ c_d_", "a <math>_b_</math> c_d_"),
    ])
    func math(_ source: String, _ expected: String) {
        let parsed = Parsed(source)
        #expect(sketch(parsed.inlines) == expected)
        #expect(parsed.misalignments == 0)
    }

    @Test func displayedEquations() {
        #expect(
            sketch(Parsed("Text $$a+b$$ {#eq-x} more\n$$\nc\n$$\nend").blocks)
                == "<p>Text</p><display eq-x ->a+b</display><p>more</p><display - ->c</display><p>end</p>")
        #expect(
            sketch(Parsed("> $$\n> a > b\n> - c\n> $$ {#eq-q}\n").blocks)
                == "<quote><display eq-q ->a > b\n- c</display></quote>")
    }

    @Test func footnoteTextDoesNotVanish() {
        let parsed = Parsed("Text[^1].\n\n[^1]: The *note*.\n")
        #expect(sketch(parsed.blocks) == "<p>Text<note 1></note>.</p><define 1><p>The <em>note</em>.</p></define>")
        #expect(parsed.codes.isEmpty)
    }

    @Test func divisions() {
        let parsed = Parsed("::: {.callout-note #n}\ntext\n\n:::: inner\n- item\n::::\n:::\nafter\n")
        #expect(
            sketch(parsed.blocks)
                == "<div n callout-note><p>text</p><div - inner><ul><li><p>item</p></li></list></div></div><p>after</p>"
        )
        #expect(parsed.diagnostics.isEmpty)
    }

    @Test func divisionInsideListAndQuote() {
        #expect(
            sketch(Parsed("- ::: \n- a\n\n  ::: {.x}\n  b\n  :::\n").blocks).contains("<div - x><p>b</p></div>"))
        #expect(sketch(Parsed("> ::: x\n> b\n> :::\n").blocks) == "<quote><div - x><p>b</p></div></quote>")
    }

    @Test func colonsInCodeAreCode() {
        #expect(sketch(Parsed("```\n::: {.x}\n$a$\n```\n").blocks) == "<pre ->::: {.x}\n$a$</pre>")
        #expect(sketch(Parsed("- a\n\n  ~~~ swift\n  :::\n  x\n  ~~~\n").blocks).contains("<pre swift>:::\nx</pre>"))
    }

    @Test func shortcodes() {
        #expect(sketch(Parsed("a\n\n{{< pagebreak >}}\n\nb").blocks) == "<p>a</p><page><p>b</p>")
        #expect(sketch(Parsed("{{<pagebreak>}}").blocks) == "<page>")
        #expect(Parsed("{{< include a.md >}}").codes == ["misplaced-include"])
    }

    @Test func tables() {
        let parsed = Parsed(
            """
            | a | *b* |
            |:--|:-:|
            | `x|y` | $|z|$ |
            | p \\| q |

            : Caption with $E_a$ {#tbl-x}
            """)
        #expect(
            sketch(parsed.blocks)
                == "<table tbl-x - Caption with <math>E_a</math>>|a|<em>b</em>\n|<code>x|y</code>|<math>|z|</math>\n|p | q|</table>"
        )
        guard case .table(let table) = parsed.blocks[0].kind else { return }
        #expect(table.alignments == [.left, .center])
        #expect(table.rows[1].count == 2)
    }

    @Test func tableCaptionBeforeAndAtOnce() {
        #expect(sketch(Parsed(": First\n\na | b\n--|--\n1 | 2\n").blocks) == "<table - - First>|a|b\n|1|2</table>")
        #expect(
            sketch(Parsed("a | b\n--|--\n1 | 2\n: Last {#tbl-y}\n").blocks) == "<table tbl-y - Last>|a|b\n|1|2</table>")
        #expect(sketch(Parsed(": no table\n").blocks) == "<p>: no table</p>")
    }

    @Test func punctuationLeavesAttributesAlone() {
        let parsed = Parsed("![\"Plot\"](a.svg){#fig-x width=80% fig-alt=\"it 'rises' -- slowly\"}")
        guard case .figure(let figure) = parsed.blocks.first?.kind else {
            Issue.record("no figure")
            return
        }
        #expect(figure.alternativeText == "it 'rises' -- slowly")
        #expect(figure.width == .fraction(0.8))
        #expect(figure.identifier == "fig-x")
        #expect(sketch(figure.caption ?? []) == "“Plot”")
    }

    @Test func commonMarkItself() {
        // From the specification, version 0.30, in examples of which no extension takes part.
        let cases: [(String, String)] = [
            ("- foo\n-\n- bar\n", "<ul><li><p>foo</p></li><li></li><li><p>bar</p></li></list>"),
            ("Foo\nBar\n---\n", "<h2>Foo\nBar</h>"),
            ("> bar\nbaz\n> foo\n", "<quote><p>bar\nbaz\nfoo</p></quote>"),
            ("foo\\\nbar", "<p>foo<br>bar</p>"),
            ("[foo]: /url \"title\"\n\n[foo]\n", "<p><a /url>foo</a></p>"),
            ("[foo]: /url\nbar\n===\n[foo]\n", "<h1>bar</h><p><a /url>foo</a></p>"),
            ("`` foo ` bar ``", "<p><code>foo ` bar</code></p>"),
            ("***strong** in emph*", "<p><em><strong>strong</strong> in emph</em></p>"),
            ("<http://foo.bar.baz>", "<p><a http://foo.bar.baz>http://foo.bar.baz</a></p>"),
            ("&copy; &auml; &#35; &nosuch;", "<p>© ä # &nosuch;</p>"),
            ("[foo](not a link)\n\n[foo]: /u1\n", "<p><a /u1>foo</a>(not a link)</p>"),
            ("[link](<foo(and(bar)>)", "<p><a foo(and(bar)>link</a></p>"),
            ("## foo ##  ", "<h2>foo</h>"), ("# foo#", "<h1>foo#</h>"),
            ("10) a\n11) b", "<ol 10><li><p>a</p></li><li><p>b</p></li></list>"),
            ("\ta\n\tb", "<pre ->a\nb</pre>"),
        ]
        for (source, expected) in cases {
            let parsed = Parsed(source)
            #expect(sketch(parsed.blocks) == expected, "\(source)")
            #expect(parsed.misalignments == 0, "\(source)")
        }
    }
}
