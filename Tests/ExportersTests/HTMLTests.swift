import Foundation
import Testing

@testable import Document
@testable import Exporters

@Suite struct HTMLTests {
    private func html() -> String {
        HTMLExporter(figures: { _ in nil }, images: { _ in nil }).html(ReportFixture.document())
    }

    @Test func needsNothingFromElsewhere() {
        let text = html()
        for mark in ["<script", "<link", "src=\"http", "@import", "url(http"] { #expect(!text.contains(mark)) }
        #expect(text.contains("<html lang=\"en"))
        #expect(text.contains("<title>Report &amp; test</title>"))
    }

    @Test func textIsEscapedAndReferencesLead() {
        let text = html()
        #expect(text.contains("S/cm &lt;"))
        #expect(text.contains("href=\"https://example.org/?a=1&amp;b=2\""))
        #expect(text.contains("href=\"#sec-second\""))
        #expect(text.contains("id=\"sec-second\""))
        #expect(text.contains("id=\"tbl-a\""))
    }

    @Test func bodyIsWellFormed() throws {
        let text = html()
        let start = try #require(text.range(of: "<main>"))
        let end = try #require(text.range(of: "</main>"))
        let body = String(text[start.lowerBound..<end.upperBound])
        let parser = XMLParserRun(body)
        #expect(parser.succeeds, "\(parser.message)")
    }

    @Test func addressesThatRunScriptsLeadNowhere() {
        let file = ReportFixture.text.replacing("https://example.org/?a=1&b=2", with: "javascript:alert(1)")
        #expect(!file.contains("https://example.org"))
        let document = NotebookParser.parse(.init(name: "a.md", text: file)).document
        let resolved = DocumentResolver.resolve(document, outputs: [], expressions: []).document
        #expect(!HTMLExporter(figures: { _ in nil }, images: { _ in nil }).html(resolved).contains("javascript"))
    }
}
