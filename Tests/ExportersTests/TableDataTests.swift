import Diagnostics
import Document
import Testing

@testable import Exporters

@Suite struct TableDataTests {
    @Test func cellsAreCommaSeparatedValues() throws {
        let text =
            "| Material, pure | *x* |\n|:--|--:|\n| say \"A\" | −1.5 |\n| B | Li~3~N |\n| C | 7.4(2) × 10^−8^ |\n\n: A table.\n"
        let (document, _) = NotebookParser.parse(SourceFile(name: "a.md", text: text))
        let resolved = DocumentResolver.resolve(document, outputs: [], expressions: []).document
        let tables = resolved.blocks.compactMap { if case .table(let table) = $0.kind { table } else { nil } }
        let table = try #require(tables.first)
        // Quotes as in RFC 4180, section 2; the text's own quotation marks may have been made typographic.
        #expect(
            TableData.csv(table).replacing("“", with: "\"\"").replacing("”", with: "\"\"").split(separator: "\n").first
                == "\"Material, pure\",x")
        #expect(TableData.csv(table).contains(",-1.5\n"))
        #expect(TableData.csv(table).hasSuffix("B,Li3N\nC,7.4(2)e-8\n"))
    }
}
