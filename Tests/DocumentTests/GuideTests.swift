import Diagnostics
import Glibc
import Testing

@testable import Document

/// The manual is a notebook without a mistake, and its reference is the language's own list of names.
@Suite struct GuideTests {
    private static let folder =
        #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/notebooks"

    @Test func referenceIsCurrent() throws {
        let files = DiskFiles(folder: Self.folder + "/guide")
        if getenv("RECORD_SNAPSHOTS") != nil {
            let file = try #require(fopen("\(Self.folder)/guide/reference.md", "w"))
            fputs(SchemaReference.markdown, file)
            fclose(file)
        }
        let written = String(decoding: try files.contents(of: "reference.md"), as: UTF8.self)
        #expect(written == SchemaReference.markdown, "record it anew with RECORD_SNAPSHOTS=1")
    }

    @Test(arguments: [
        "guide.md", "first-steps.md", "hopping-rate.md", "formulas.md", "antiperovskites.md", "local-disorder.md",
        "conductivity-atlas.md", "spectra-to-entropy.md", "impedance-cookbook.md", "ion-hopping.md", "frustration.md",
    ])
    func notebooksHaveNoMistakes(_ name: String) throws {
        let files = DiskFiles(folder: Self.folder)
        let text = String(decoding: try files.contents(of: name), as: UTF8.self)
        let (document, problems) = NotebookParser.parse(
            SourceFile(name: name, text: text), inclusions: Inclusions(files: files))
        let works = BibliographyReader.read(for: document, files: files)
        let resolution =
            works.diagnostics
            + DocumentResolver.resolve(document, outputs: [], expressions: [], bibliography: works.bibliography)
            .diagnostics
        #expect((problems + resolution).map { DiagnosticPrinter().text($0) } == [])
    }
}
