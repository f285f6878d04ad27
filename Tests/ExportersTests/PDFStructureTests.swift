import Diagnostics
import Document
import Drawing
import Foundation
import Testing
import Typesetting

@testable import Exporters

/// A report as tagged PDF, looked at with qpdf, poppler and a check of our own.
@Suite struct PDFStructureTests {
    /// Everything that a page can hold, over several pages: a table that goes on, a paragraph with links, a level left out.
    private static let report = """
        ---
        title: "Structure & marks"
        author: [{name: A. Author, orcid: 0000-0002-1825-0097}, B. Author]
        date: 2026-11-20
        lang: en-GB
        abstract: "Efficient flow of fluids."
        toc: true
        ---

        # First {#sec-first}

        Alpha before [a link](https://example.org/) and @sec-second, after it omega.

        ### Deep {#sec-deep}

        - first item with *emphasis* and a [link](https://example.org/b)
        - second item

        $$ E = \\frac{a}{b} $$ {#eq-energy}

        \((0..<6).map { "Paragraph \($0) " + String(repeating: "of some words that fill its lines well ", count: 20) }.joined(separator: "\n\n"))

        # Second {#sec-second}

        | Material | Value |
        |:--|--:|
        \((0..<90).map { "| M\($0) | \($0).5 |" }.joined(separator: "\n"))

        : A long table. {#tbl-a}

        By @eq-energy, @tbl-a and @fig-a.

        ```swift
        let shown = 1
        ```

        > A quotation.
        """

    static func pages() throws -> TypesetDocument {
        let (document, _) = NotebookParser.parse(SourceFile(name: "report.md", text: report))
        var resolved = DocumentResolver.resolve(document, outputs: [], expressions: []).document
        let graphic = GraphicIdentifier("g")
        let span = try #require(resolved.blocks.last?.span)
        resolved.blocks.append(
            Block(
                .figure(
                    FigureBlock(
                        content: .graphic(graphic),
                        caption: [
                            Inline(.text(String(repeating: "A caption of several lines. ", count: 12)), span: span)
                        ],
                        identifier: "fig-a", number: "1")),
                span: span))
        return try Typesetter(style: PageStyle(columns: 1, isLetter: false), shaper: HarfBuzzShaper(fonts: FontBook()))
            .typeset(resolved, graphics: [graphic: ReportFixture.figure], images: { _ in nil })
    }

    @Test func reportIsWholeTaggedDocument() throws {
        let pages = try Self.pages()
        #expect(pages.pages.count >= 4)
        let check = try PDFStructureCheck(try PDFExporter.pdf(pages))
        #expect(check.problems.isEmpty, "\(check.problems.joined(separator: "\n"))")
        #expect(check.roles.prefix(3) == ["Document", "H1", "P"])
        #expect(check.roles.count { $0 == "Table" } == 1, "the table is one element on all its pages")
        #expect(check.roles.count { $0 == "TR" } == 91)
        #expect(check.roles.count { $0 == "Caption" } == 2)
        #expect(check.roles.contains("LBody"))
        #expect(check.outline == pages.outline.map(\.title) && check.outline.count == 3)
        #expect(check.alternatives.contains("E = \\frac{a}{b}"))
    }

    private static let reports =
        ((((#filePath as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent as NSString)
        .deletingLastPathComponent as NSString).appendingPathComponent("reports")

    /// The reports of the shipped notebooks, where they have been rendered.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: reports))) func shippedReportsAreWhole() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.reports).sorted()
        where name.hasSuffix(".pdf") {
            let path = Self.reports + "/" + name
            let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
            #expect(try PDFStructureCheck(bytes).problems == [], "\(name)")
            let check = try run("qpdf", ["--check", path])
            #expect(check.status == 0 && !check.text.contains("WARNING"), "\(name): \(check.text)")
        }
    }

    /// What Cairo writes by itself fails in every point: the check sees what it is there for.
    @Test func checkFindsWhatCairoLeavesOut() throws {
        let problems = try PDFStructureCheck(try PDFExporter.drawn(Self.pages()).bytes).problems.joined(separator: "\n")
        for problem in [
            "not marked", "no language", "title is not shown", "no title in the metadata", "Formula without",
            "Figure without", "TH without", "no root", "a link without a description",
        ] {
            #expect(problems.contains(problem), "'\(problem)' is not among:\n\(problems)")
        }
    }

    @Test func contentOutsideElementsIsFound() {
        let marks = PDFContentMarks(
            Array("/P << /MCID 3 >> BDC (a\\) f) Tj EMC 0 0 m S /Artifact BMC <0a> Tj EMC".utf8))
        #expect(marks.numbers == [3])
        #expect(marks.looseOperators == ["S"])
        #expect(marks.isBalanced)
    }

    @Test func otherProgramsAgree() throws {
        let path = NSTemporaryDirectory() + "ionweave-\(UUID().uuidString).pdf"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(try PDFExporter.pdf(Self.pages())).write(to: URL(fileURLWithPath: path))
        let check = try run("qpdf", ["--check", path])
        #expect(check.status == 0, "\(check.text)")
        #expect(!check.text.contains("WARNING"))
        #expect(try run("pdfinfo", [path]).text.contains("Tagged:          yes"))
        // The text of the structure in its order, as poppler reads it.
        let text = try run("pdfinfo", ["-struct-text", path]).text
        var rest = text[...]
        for piece in [
            "Structure & marks", "A. Author", "Efficient flow of fluids", "Alpha before ", "a link", "and",
            "Section 2", ", after it omega", "Deep", "•", "first item with", "second item", "(1)",
            "Paragraph 0 of some",
            "lines well of some words", "Paragraph 5", "Second", "A long table.", "Material", "M0", "0.5", "M45", "M89",
            "89.5",
            "Eq. (1)", "let shown", "A quotation", "A caption of several lines.",
        ] {
            let found = try #require(
                rest.range(of: piece), "'\(piece)' is missing or out of order in:\n\(rest.prefix(2000))")
            rest = rest[found.upperBound...]
        }
    }

    /// Figures and tables that were moved to the head of a page or the foot of a column are read where the notebook has them.
    @Test func whatMovedIsReadInItsPlace() throws {
        var text = ""
        var expected: [String] = []
        for number in 0..<16 {
            if [1, 2, 4, 5, 9, 12].contains(number) {
                let width = number % 2 == 0 ? " width=page" : ""
                text += "![Seen\(number).](a.png){#fig-a\(number)\(width)}\n\n"
                expected.append("Seen\(number)")
            }
            text +=
                "Begin\(number)." + String(repeating: " of some words that fill their lines", count: 18)
                + "[^\(number)]\n\n"
            text += "[^\(number)]: Noted\(number).\n\n"
            expected += ["Begin\(number)", "Noted\(number)"]
        }
        let (document, _) = NotebookParser.parse(SourceFile(name: "order.md", text: text))
        let resolved = DocumentResolver.resolve(document, outputs: [], expressions: []).document
        let image = RasterImage(format: .png, bytes: Self.pixel, pixelWidth: 500, pixelHeight: 300)
        let pages = try Typesetter(
            style: PageStyle(columns: 2, isLetter: false), shaper: HarfBuzzShaper(fonts: FontBook())
        )
        .typeset(resolved, graphics: [:], images: { _ in image })
        func marks(_ text: String) -> [String] {
            text.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { expected.contains($0) }
        }
        let path = NSTemporaryDirectory() + "ionweave-\(UUID().uuidString).pdf"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = try PDFExporter.pdf(pages)
        #expect(try PDFStructureCheck(bytes).problems == ["no title in the metadata"])
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(marks(try run("pdfinfo", ["-struct-text", path]).text) == expected)
        let drawn = marks(try run("pdftotext", ["-raw", path, "-"]).text)
        #expect(drawn.sorted() == expected.sorted() && drawn != expected, "nothing moved")
    }

    /// A grey pixel as PNG.
    private static let pixel: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00,
        0x00, 0x01,
        0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49,
        0x44, 0x41,
        0x54, 0x78, 0x9C, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0x00, 0x00, 0x00,
        0x00, 0x49,
        0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
    ]

    @Test func attachmentsComeBack() throws {
        let data = PDFAttachment(
            name: "fig-a.csv", mediaType: "text/csv", description: "Data behind Figure 1", relationship: .data,
            bytes: Array("x,y\n1,2\n".utf8))
        let notebook = PDFAttachment(
            name: "Überblick.md", mediaType: "text/markdown", description: "Notebook", relationship: .source,
            bytes: Array("# A\n".utf8))
        let bytes = try PDFExporter.pdf(Self.pages(), attachments: [notebook, data])
        let check = try PDFStructureCheck(bytes)
        #expect(check.problems.isEmpty)
        #expect(check.attachments == [data.name: data.bytes, notebook.name: notebook.bytes])
        #expect(try PDFExporter.pdf(Self.pages(), attachments: [data, notebook]) == bytes)
    }

    private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/" + program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
