import Diagnostics
import Document
import Foundation
import Testing
import Typesetting

@testable import Exporters

@Suite struct PDFTests {
    /// What a program of poppler says of a PDF, the fixture's when nothing else is given.
    private func poppler(_ program: String, _ arguments: [String], _ pages: TypesetDocument? = nil) throws -> String {
        let path = NSTemporaryDirectory() + "ionweave-\(UUID().uuidString).pdf"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(try PDFExporter.pdf(pages ?? ReportFixture.pages())).write(to: URL(fileURLWithPath: path))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/" + program)
        process.arguments = arguments.map { $0 == "FILE" ? path : $0 }
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }

    @Test func sameReportSameBytes() throws {
        #expect(try PDFExporter.pdf(ReportFixture.pages()) == PDFExporter.pdf(ReportFixture.pages()))
    }

    @Test func allFontsAreEmbeddedOutlines() throws {
        let lines = try poppler("pdffonts", ["FILE"]).split(separator: "\n").dropFirst(2)
        #expect(lines.count >= 3)
        for line in lines {
            #expect(!line.contains("Type 3"))
            #expect(line.contains("yes"), "not embedded: \(line)")
        }
    }

    @Test func titleAndDateAreThere() throws {
        let text = try poppler("pdfinfo", ["FILE"])
        #expect(text.contains("Report & test"))
        #expect(text.contains("Nov 20"))
        #expect(text.contains("A. Author"))
    }

    @Test func textReadsInOrderWithLigaturesUndone() throws {
        let text = try poppler("pdftotext", ["FILE", "-"])
        var rest = text[...]
        for piece in [
            "Report & test", "First", "efficient", "ion", "moves", "one", "two", "Second", "Table", "A table",
            "Material", "12.25",
        ] {
            let found = try #require(rest.range(of: piece), "'\(piece)' is missing or out of order in:\n\(text)")
            rest = rest[found.upperBound...]
        }
    }

    /// Words that were divided, joints that keep their hyphen, signs of formulas: as a reader's program copies them.
    @Test func copiedTextIsTheWritten() throws {
        let text = """
            Conductivity measurements of microcrystalline solid-state electrolytes have distributions that cannot straightforwardly be
            distinguished, and efficient offices with ffl ligatures baffle readers: characteristically inhomogeneous microstructures
            have interconnectivity of electrolyte–electrode interfaces. With $\\sigma_0 \\le 3 \\times \\Delta S \\ne \\infty$ at −25 °C.
            """
        let (document, _) = NotebookParser.parse(SourceFile(name: "copy.md", text: text))
        let resolved = DocumentResolver.resolve(document, outputs: [], expressions: []).document
        var style = PageStyle(columns: 1, isLetter: false)
        style.marginSide = 220
        let pages = try Typesetter(style: style, shaper: HarfBuzzShaper(fonts: FontBook()))
            .typeset(resolved, graphics: [:], images: { _ in nil })
        let copied = try poppler("pdftotext", ["FILE", "-"], pages)
        let words = copied.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let raw = try poppler("pdftotext", ["-layout", "FILE", "-"], pages)
        #expect(raw.split(separator: "\n").contains { $0.last == "-" }, "no word was divided")
        for part in [
            "microcrystalline solid-state electrolytes have distributions that cannot straightforwardly be distinguished",
            "efficient offices with ffl ligatures baffle readers", "characteristically inhomogeneous microstructures",
            "interconnectivity of electrolyte–electrode interfaces", "≤ 3 × Δ", "≠ ∞ at −25 °C.",
        ] {
            #expect(words.contains(part), "'\(part)' is not in:\n\(words)")
        }
    }

    @Test func linksLeadOutAndInside() throws {
        let file = try PDFFile(try PDFExporter.pdf(ReportFixture.pages()))
        let links = file.pages.flatMap { $0["/Annots"]?.items ?? [] }
        #expect(links.contains { $0["/A"]?["/URI"]?.text == "https://example.org/?a=1&b=2" })
        #expect(links.contains { $0["/A"]?["/URI"] == nil && $0["/Contents"]?.text == "Link inside the report" })
        #expect(file.catalog["/Outlines"] != nil)
    }
}
