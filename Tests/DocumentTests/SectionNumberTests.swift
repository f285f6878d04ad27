import Diagnostics
import Testing

@testable import Document

@Suite struct SectionNumberTests {
    @Test func everySectionCountsItsOwnSubsections() {
        let text = "# A\n\n## A1\n\n## A2\n\n# B\n\n## B1\n\n### B1a\n\n# C {.unnumbered}\n\n# D\n\n## D1\n"
        let (document, _) = NotebookParser.parse(SourceFile(name: "a.md", text: text))
        let resolved = DocumentResolver.resolve(document, outputs: [], expressions: []).document
        let numbers = resolved.blocks.map { block -> String? in
            if case .heading(let heading) = block.kind { heading.number } else { nil }
        }
        #expect(numbers == ["1", "1.1", "1.2", "2", "2.1", "2.1.1", nil, "3", "3.1"])
    }
}
