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

    /// Written by hand from the MathML Core specification.
    @Test(arguments: [
        ("x^2", "<msup><mrow><mi>x</mi></mrow><mrow><mn>2</mn></mrow></msup>"),
        ("\\frac{a}{b}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>"),
        ("\\sqrt{x}", "<msqrt><mi>x</mi></msqrt>"),
        ("k_\\mathrm{B}", "<msub><mrow><mi>k</mi></mrow><mrow><mi mathvariant=\"normal\">B</mi></mrow></msub>"),
        ("a<b", "<mo>&lt;</mo>"),
    ])
    func formulasBecomeMathML(source: String, expected: String) {
        #expect(MathMLWriter.mathML(source, isDisplayed: false).contains(expected))
    }
}
