import Diagnostics
import Testing

@testable import Document

@Suite struct InlineTests {
    @Test(arguments: [
        ("Li~3~YCl~6~ at 10^-4^", "Li<sub>3</sub>YCl<sub>6</sub> at 10<sup>-4</sup>"),
        ("a ~b c~ ~~struck~~ 2^", "a ~b c~ ~~struck~~ 2^"),
        ("V~O~^•^ x^*a*^", "V<sub>O</sub><sup>•</sup> x<sup><em>a</em></sup>"),
        (#"\~a\~ x^a\ b^"#, "~a~ x<sup>a b</sup>"),
        ("see @fig-a. @Fig-b, (@tbl-c)", "see <ref fig-a>. <ref fig-b capital>, (<ref tbl-c>)"),
        ("[@fig-a; @fig-b] [-@eq-c]", "<ref fig-a,fig-b> <ref eq-c bare>"),
        ("me@fig-a.org \\@fig-x @", "me@fig-a.org @fig-x @"),
        ("[](#sec-x) [text](#sec-x)", "<ref sec-x> <a #sec-x>text</a>"),
        ("`{swift} fit.x + 1` `{{swift}} x`", "<swift>fit.x + 1</swift> <code>{swift} x</code>"),
        ("``{swift} f(\"`\")``", "<swift>f(\"`\")</swift>"),
        ("[a *b*]{.class #id} c", "<span class>a <em>b</em></span> c"),
        ("\"a\" 'b' don't -- --- ... \\\"", "“a” ‘b’ don’t – — … \""),
        ("'*a*' (\"b\") \"c,\" the '90s", "‘<em>a</em>’ (“b”) “c,” the ’90s"),
        ("`\"a\" -- ...`", "<code>\"a\" -- ...</code>"),
        ("a<!-- no -->b", "ab"),
        ("**@fig-a**", "<strong><ref fig-a></strong>"),
        ("![alt *x*](p.svg) text", "<img p.svg alt x> text"),
    ])
    func notation(_ source: String, _ expected: String) {
        let parsed = Parsed(source)
        #expect(sketch(parsed.inlines) == expected)
        #expect(parsed.misalignments == 0)
    }

    /// Each inline's span holds the characters that it was made of.
    @Test(arguments: [
        "> a *b* **c**\nlazy *d e* `f`\n> > x",
        "- one\n  *two* three\n\n  four **five *six***\n- [seven](u \"t)\") eight",
        "> - > deep *text*\n>   > more `code` end\n",
        "1.  \\*a\\* &amp; *b*\n    ünïcödé *ß* $x$ **y**",
        "# Head *ing* `x` {#sec-a}\n\nSetext *two*\nlines **x**\n===\n",
        "| *a* | `b` |\n|---|---|\n| x **c** | ~d~ e |\n\n: cap *f*\n",
        "\u{FEFF}*bom* text\r\nline *two*\r\n",
        "[ref *x*][label] *y* [label] *z*\n\n[label]: /u\n",
    ])
    func spans(_ source: String) {
        let parsed = Parsed(source)
        #expect(parsed.misalignments == 0)
        var count = 0
        visitInlines(parsed.blocks) { inline in
            count += 1
            let text = inline.span.text
            switch inline.kind {
            case .text(let string):
                if !text.contains("\\") && !text.contains("&") { #expect(text == string) }
            case .emphasis: #expect(text.hasPrefix("*") && text.hasSuffix("*") && !text.hasPrefix("**d"))
            case .strong: #expect(text.hasPrefix("**") && text.hasSuffix("**"))
            case .code(let code): #expect(text == "`\(code)`")
            case .math(let math): #expect(text == "$\(math)$")
            case .link: #expect(text.hasPrefix("["))
            case .subscript: #expect(text.hasPrefix("~") && text.hasSuffix("~"))
            default: break
            }
        }
        #expect(count > 3)
    }

    @Test func expressionSpans() {
        let parsed = Parsed(
            "---\ntitle: 'A `{swift} t.x`'\nabstract: |\n  It is `{swift} a` eV.\n---\n> x `{swift}  b.c ` y\n\n```{swift}\n//| fig-cap: \"C `{swift} d` e\"\nd\n```\n"
        )
        let expressions = parsed.document.expressions
        #expect(expressions.map(\.expression.text) == ["b.c", "d", "t.x", "a"])
        #expect(expressions.map(\.followsCell) == [-1, 0, 0, 0])
        #expect(
            expressions.map { "\($0.expression.source.start.line):\($0.expression.source.start.column)" }
                == ["6:15", "9:26", "2:20", "4:18"])
        #expect(parsed.diagnostics.isEmpty)
    }
}
