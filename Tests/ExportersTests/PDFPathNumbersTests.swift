import Drawing
import Foundation
import Testing
import Typesetting

@testable import Exporters

@Suite struct PDFPathNumbersTests {
    private func shortened(_ content: String) -> String {
        String(decoding: PDFPathNumbers.shortened(Array(content.utf8)).content, as: UTF8.self)
    }

    @Test func coordinatesHaveTwoDecimals() {
        #expect(
            shortened("30.613 81.055 m -0.0049 \n7.996 l 1 2 3 4 5.555 6 c\nh S")
                == "30.61 81.06 m\n0 8 l\n1 2 3 4 5.56 6 c\nh\nS\n")
        #expect(shortened("30.613 10 200.324 140 re W n") == "30.61 10 200.32 140 re\nW\nn\n")
    }

    @Test func otherNumbersStay() {
        let content = "0 0.447059 0.698039 RG /a0 gs\n1.105 w\n[0.123 4.567] 0.0 d\n"
        #expect(shortened(content) == "0 0.447059 0.698039 RG\n/a0 gs\n1.105 w\n[0.123 4.567] 0.0 d\n")
    }

    @Test func coordinatesOfAScaledSpaceStay() {
        let content = "1 0 0 -1 0 177.40794 cm\nq\n0.001 0 0 0.001 0 0 cm\n1.2345 6 m\nQ\n1.2345 6 m\n"
        #expect(shortened(content) == "1 0 0 -1 0 177.40794 cm\nq\n0.001 0 0 0.001 0 0 cm\n1.2345 6 m\nQ\n1.23 6 m\n")
    }

    /// Letters inside strings, names, and the bytes of images inside the content are no operators.
    @Test func stringsAndImagesStay() {
        let text = "BT\n/f-0-0 1 Tf\n[(1.234 l\\) )-5<0102>] TJ\nET\n/Span << /ActualText <feff> >> BDC\nEMC\n"
        #expect(shortened(text) == text)
        let image = "1.239 2 m\nBI /W 1 ID 1.234 2 m EI"
        #expect(shortened(image) == "1.24 2 m\nBI /W 1 ID 1.234 2 m EI")
    }

    /// A path put in the place of its stand-in is where Cairo would have drawn it, and in the same line.
    @Test func longPathsAreWhereCairoDrawsThem() throws {
        let points = (0..<200).map { Point(x: 10 + Double($0) / 4, y: 30 + Double($0 * $0 * 37 % 97) / 4) }
        let stroke = StrokeStyle(color: Color(hex: 0x0072B2), width: 1.5, cap: .round, join: .round)
        let clip = Path(Rect(x: 0, y: 0, width: 100, height: 100))
        let item = DisplayItem.group(
            Transform.translation(x: 7, y: 5), clip: clip, [.stroke(Path(through: points), stroke)])
        func file(_ items: [DisplayItem], usesStandIns: Bool) throws -> (bytes: [UInt8], longPaths: PDFLongPaths) {
            let page = DisplayList(size: Size(width: 120, height: 120), items: items)
            let information = TypesetDocument.Information(title: "", authors: [], language: "en", date: nil)
            let document = TypesetDocument(pages: [page], outline: [], information: information, diagnostics: [])
            let drawn = try PDFExporter.drawn(document, usesStandIns: usesStandIns)
            let file = try PDFFile(drawn.bytes)
            let page1 = try #require(file.pages.first)
            let content = try #require(page1["/Contents"]?.streamData)
            let shortened = PDFPathNumbers.shortened(PDFPageContent.arranged(content), longPaths: drawn.longPaths)
            #expect(shortened.insertedCount == drawn.longPaths.contents.count)
            return (shortened.content, drawn.longPaths)
        }
        let whole = try file([item], usesStandIns: false)
        let replaced = try file([item], usesStandIns: true)
        #expect(whole.longPaths.contents.isEmpty && replaced.longPaths.contents.count == 1)
        let lines = [whole.bytes, replaced.bytes].map { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
        #expect(lines[0].count == lines[1].count)
        for (a, b) in zip(lines[0], lines[1]) where a != b {
            // Cairo's grid of 1/256 point comes before the rounding to hundredths.
            let numbers = [a, b].map { $0.split(separator: " ").compactMap { Double($0) } }
            #expect(
                numbers[0].count == 2 && zip(numbers[0], numbers[1]).allSatisfy { abs($0 - $1) < 0.011 }, "\(a), \(b)")
        }
    }

    /// What Cairo leaves out because a clip hides its stand-in is drawn by Cairo itself.
    @Test func pathsAroundAClipAreDrawn() throws {
        let ring = (0..<200).map { Point(x: 60 + 50 * cos(Double($0) / 30), y: 60 + 50 * sin(Double($0) / 30)) }
        let stroke = StrokeStyle(color: Color(hex: 0x0072B2), width: 1.5)
        let item = DisplayItem.group(
            .identity, clip: Path(Rect(x: 100, y: 50, width: 20, height: 20)), [.stroke(Path(through: ring), stroke)])
        let page = DisplayList(size: Size(width: 120, height: 120), items: [item])
        let information = TypesetDocument.Information(title: "", authors: [], language: "en", date: nil)
        let document = TypesetDocument(pages: [page], outline: [], information: information, diagnostics: [])
        let file = try PDFFile(try PDFExporter.pdf(document))
        let first = try #require(file.pages.first)
        let content = try #require(first["/Contents"]?.streamData)
        #expect(String(decoding: content, as: UTF8.self).split(separator: "\n").count { $0.hasSuffix(" l") } > 150)
    }
}
