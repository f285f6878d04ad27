import Diagnostics
import Testing

@testable import Document

/// What editors ask: labels, completions, what a reference leads to.
@Suite struct EditingTests {
    /// Completions at the sign § of a text.
    private func completions(_ text: String, citations: [String] = []) -> [String] {
        let parts = text.split(separator: "§", omittingEmptySubsequences: false)
        let file = SourceFile(name: "a.md", text: parts.joined())
        let index = DocumentIndex(NotebookParser.parse(file).document)
        return Completion.list(in: file, at: parts[0].utf8.count, index: index, citations: citations).completions.map(
            \.text)
    }

    private static let labelled = "# One {#sec-a}\n\n![x](a.png){#fig-a}\n\n"

    @Test func labelsAndWorks() {
        #expect(completions(Self.labelled + "see @§", citations: ["li2023"]) == ["fig-a", "sec-a", "li2023"])
        #expect(completions(Self.labelled + "see @fi§") == ["fig-a", "sec-a"])
        #expect(completions(Self.labelled + "see [x](#§)") == ["fig-a", "sec-a"])
        #expect(completions(Self.labelled + "see §").isEmpty)
    }

    @Test func optionsAndKeys() {
        #expect(completions("```{swift}\n//| fi§\n```\n").contains("fig-cap"))
        #expect(completions("---\nti§\n---\n").contains("title"))
        #expect(completions("---\nformat:\n  pdf:\n    §\n---\n").contains("columns"))
        #expect(completions("::: {.§}\n:::\n").contains("callout-tip"))
        #expect(completions("text ti§\n").isEmpty)
    }

    @Test func referencesLead() throws {
        let text = Self.labelled + "see @Fig-a.\n"
        let file = SourceFile(name: "a.md", text: text)
        let index = DocumentIndex(NotebookParser.parse(file).document)
        let offset = text.utf8.count - 4
        let found = try #require(index.reference(in: file, at: offset))
        #expect(found.label.name == "Figure 1" && found.label.span.start.line == 3)
        #expect(String(decoding: file.bytes[found.range], as: UTF8.self) == "Fig-a")
        #expect(index.reference(in: file, at: 3) == nil)
    }
}
