import Diagnostics
import Testing

@testable import Document

@Suite struct CellTests {
    private func cells(_ text: String) -> [Cell] { Parsed(text).document.cells }

    @Test func optionsAndPlace() throws {
        let parsed = Parsed(
            """
            ---
            execute: {echo: true, timeout: 30}
            ---
            ```{swift}
            //| label: fig-a
            #| output: asis
            //| include: false
            //| fig-alt: |
            //|   two
            //|   lines
            //| fig-height: 3.4in
            //| tags: [x, y]
            let a = 1 // $x$
            ```
            """)
        #expect(parsed.diagnostics.isEmpty)
        let cell = try #require(parsed.document.cells.first)
        #expect(cell.firstLine == 5)
        #expect(cell.source.start == SourcePosition(line: 5, column: 1))
        #expect(cell.text.hasSuffix("//| tags: [x, y]\nlet a = 1 // $x$"))
        #expect(cell.options.label == "fig-a")
        #expect(cell.options.labelSpan?.text == "fig-a")
        #expect(cell.options.labelSpan?.start == SourcePosition(line: 5, column: 12))
        #expect(cell.options.echo)
        #expect(cell.options.output == .asIs)
        #expect(!cell.options.include)
        #expect(cell.options.figureAlternative?.plainText == "two\nlines")
        #expect(cell.options.figureHeight == .points(3.4 * 72))
        #expect(cell.options.timeout == 30)
    }

    @Test func cellInsideListAndQuote() throws {
        let inList = try #require(
            cells("1. a\n\n   ```{swift}\n   //| echo: true\n   if x {\n     y\n   }\n   ```\n").first)
        #expect(inList.indentation == 3)
        #expect(inList.text == "//| echo: true\nif x {\n  y\n}")
        #expect(inList.options.echo)
        #expect(inList.source.start == SourcePosition(line: 4, column: 4))
        let inQuote = try #require(cells("> ```{swift}\n> a\n>\n> b\n> ```\n").first)
        #expect(inQuote.indentation == 2)
        #expect(inQuote.text == "a\n\nb")
        #expect(inQuote.firstLine == 2)
    }

    @Test func shownCode() {
        #expect(sketch(Parsed("```swift\na\n```\n").blocks) == "<pre swift>a</pre>")
        #expect(sketch(Parsed("```{{swift}}\na\n```\n").blocks) == "<pre swift>a</pre>")
        #expect(sketch(Parsed("```{.python}\na\n```\n").blocks) == "<pre python>a</pre>")
        #expect(sketch(Parsed("```\n```\n").blocks) == "<pre -></pre>")
        #expect(sketch(Parsed("```{swift}\n```\n").blocks) == "<cell></cell>")
    }

    @Test func attributesInTheInfoString() throws {
        let cell = try #require(cells("```{swift #fig-a echo=true fig-cap=\"A *b*\"}\nx\n```\n").first)
        #expect(cell.options.label == "fig-a")
        #expect(cell.options.echo)
        #expect(sketch(cell.options.figureCaption ?? []) == "A <em>b</em>")
        #expect(cells("```{swift, echo=true}\nx\n```\n").first?.options.echo == true)
    }

    @Test func captionSpans() throws {
        let cell = try #require(cells("- a\n\n  ```{swift}\n  //| fig-cap: 'It''s *b* $c$'\n  x\n  ```\n").first)
        let caption = try #require(cell.options.figureCaption)
        #expect(sketch(caption) == "It’s <em>b</em> <math>c</math>")
        #expect(caption[1].span.text == "*b*")
        #expect(caption[1].span.start == SourcePosition(line: 4, column: 23))
    }
}
