import Diagnostics
import Testing

@testable import Document

/// Links from one notebook of a project to another.
@Suite struct NotebookLinkingTests {
    private static let other = """
        ---
        title: Other *work*
        ---

        # Methods {#sec-methods}

        ![A figure](a.png){#fig-a}

        ![A figure](b.png){#fig-b}

        $$ x $$ {#eq-x}

        ::: {#aside .x}
        text
        :::

        """

    private func linked(_ text: String, otherFailed: Bool = false) -> (text: String, diagnostics: [Diagnostic]) {
        let other = DocumentResolver.resolve(Parsed(Self.other).document, outputs: [], expressions: []).document
        let document = DocumentResolver.resolve(Parsed(text).document, outputs: [], expressions: []).document
        let linking = NotebookLinking(
            [.init(title: other.metadata.title, document: otherFailed ? nil : other)], names: ["other.md"],
            find: { ["other.md": 0, "./my other.md": 0][$0] },
            address: { index, identifier in "page\(index)" + (identifier.map { "#" + $0 } ?? "") })
        let result = linking.link(document)
        return (sketch(result.document.blocks), result.diagnostics)
    }

    @Test(arguments: [
        ("[](other.md#fig-b)", "<a page0#fig-b>Figure\u{A0}2 (<em>Other <em>work</em></em>)</a>"),
        ("[](other.md#eq-x)", "<a page0#eq-x>Eq.\u{A0}(1) (<em>Other <em>work</em></em>)</a>"),
        ("[](other.md#sec-methods)", "<a page0#sec-methods>Section\u{A0}1 (<em>Other <em>work</em></em>)</a>"),
        ("[](other.md)", "<a page0><em>Other <em>work</em></em></a>"),
        ("[](other.md#aside)", "<a page0#aside><em>Other <em>work</em></em></a>"),
        ("[](./my%20other.md#fig-a)", "<a page0#fig-a>Figure\u{A0}1 (<em>Other <em>work</em></em>)</a>"),
        ("[Fig. {number} *there*](other.md#fig-b)", "<a page0#fig-b>Fig. 2 <em>there</em></a>"),
        ("[see](other.md)", "<a page0>see</a>"),
        ("**[see](other.md)**", "<strong><a page0>see</a></strong>"),
        ("[page](https://example.org/a.md#x)", "<a https://example.org/a.md#x>page</a>"),
        ("[data](other.csv)", "<a other.csv>data</a>"),
    ])
    func linksShowWhatTheyLeadTo(_ text: String, _ expected: String) {
        let result = linked(text)
        #expect(result.text == "<p>\(expected)</p>")
        #expect(result.diagnostics.isEmpty)
    }

    @Test func linksToNothingAreErrorsAtTheirPlaces() throws {
        let unknown = try #require(linked("a\n\nb [](other.md#fig-c)").diagnostics.first)
        #expect(unknown.code == "unknown-reference" && unknown.severity == .error)
        #expect(unknown.span?.start.line == 3 && unknown.span?.start.column == 3)
        #expect(unknown.hint == "did you mean 'other.md#fig-a'?")
        let notebook = try #require(linked("[](othr.md#fig-a)").diagnostics.first)
        #expect(notebook.code == "unknown-notebook" && notebook.hint == "did you mean 'other.md'?")
        #expect(linked("[](othr.md)").text == "<p>??</p>")
        // A footnote is told once.
        #expect(linked("a^[b [](other.md#fig-c)]").diagnostics.count == 1)
    }

    @Test(arguments: [
        ("see [](my%20other.md#fig-a)", "see <em>my other</em>"), ("[](sub/b.md)[^1]\n\n[^1]: [](c.md)", nil),
        ("[see](other.md#fig-a)", "<a other.md#fig-a>see</a>"),
        ("[](https://example.org)", "<a https://example.org></a>"),
    ])
    func aNotebookAloneNamesTheOthers(_ text: String, _ expected: String?) throws {
        let document = DocumentResolver.resolve(Parsed(text).document, outputs: [], expressions: []).document
        let named = NotebookLinking.namingNotebooks(in: document)
        if let expected { #expect(sketch(named.blocks) == "<p>\(expected)</p>") }
        for note in named.notes { #expect(sketch(note.blocks) == "<p><em>c</em></p>") }
    }

    @Test func failedNotebooksAreNamedWithoutNumbers() throws {
        let result = linked("[](other.md#fig-b) [see](other.md)", otherFailed: true)
        #expect(result.text == "<p><em>Other <em>work</em></em> see</p>")
        #expect(result.diagnostics.map(\.code) == ["missing-notebook", "missing-notebook"])
        #expect(result.diagnostics.allSatisfy { $0.severity == .warning })
    }
}
