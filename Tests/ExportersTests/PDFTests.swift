import Foundation
import Testing
import Typesetting

@testable import Exporters

@Suite struct PDFTests {
    /// What a program of poppler says of the fixture's PDF.
    private func poppler(_ program: String, _ arguments: [String]) throws -> String {
        let path = NSTemporaryDirectory() + "ionweave-\(UUID().uuidString).pdf"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(try PDFExporter.pdf(ReportFixture.pages())).write(to: URL(fileURLWithPath: path))
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

    @Test func linksLeadOutAndInside() throws {
        let file = try PDFFile(try PDFExporter.pdf(ReportFixture.pages()))
        let links = file.pages.flatMap { $0["/Annots"]?.items ?? [] }
        #expect(links.contains { $0["/A"]?["/URI"]?.text == "https://example.org/?a=1&b=2" })
        #expect(links.contains { $0["/A"]?["/URI"] == nil && $0["/Contents"]?.text == "Link inside the report" })
        #expect(file.catalog["/Outlines"] != nil)
    }
}
