import Diagnostics
import Testing

@testable import Document

/// Every code of a message is explained, and its example gives it.
@Suite struct CodeTests {
    @Test(arguments: DiagnosticCode.all.filter { $0.stage == .text }.map(\.code))
    func examplesGiveTheirCodes(_ code: String) throws {
        let entry = try #require(DiagnosticCode.named(code))
        let files = MemoryFiles(entry.files)
        let parsed = Parsed(entry.example, inclusions: Inclusions(files: files))
        let sources = BibliographyReader.read(for: parsed.document, files: files)
        let resolution = DocumentResolver.resolve(
            parsed.document, outputs: [], expressions: [], bibliography: sources.bibliography
        ).diagnostics
        let codes = parsed.codes + (sources.diagnostics + resolution).map(\.code)
        #expect(codes.contains(code), "gives \(codes)")
        #expect(Set(codes).count == 1, "gives \(codes)")
    }

    @Test func formulasAreCheckedAtTheirPlaces() {
        let parsed = Parsed("a $x + \\fooo{y}$\n\n$$\n\\frac{a}{b} \\bar{x} \\barr\n$$\n")
        let diagnostics = DocumentResolver.resolve(parsed.document, outputs: [], expressions: []).diagnostics
        let places = diagnostics.map { $0.span.map { "\($0.start.line):\($0.start.column) \($0.text)" } }
        #expect(Set(places) == ["1:8 \\fooo", "4:21 \\barr"])
    }

    @Test func codesAreUnique() {
        let codes = DiagnosticCode.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(DiagnosticCode.named("no-such-code") == nil)
    }
}
