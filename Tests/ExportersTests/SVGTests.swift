import Drawing
import Foundation
import Testing
import Typesetting

@testable import Exporters

@Suite struct SVGTests {
    private func svg(_ appearance: GraphicAppearance = .light) -> String {
        let fonts = FontBook()
        let list = ReportFixture.figure.displayList(
            width: nil, height: nil, appearance: appearance, shaper: HarfBuzzShaper(fonts: fonts))
        return SVGExporter(fonts: fonts).svg(list, title: "a < b")
    }

    /// The outermost check of figures: any change of their drawing shows here.
    @Test func figureIsAsItWas() throws {
        try Snapshot.check(svg(), name: "figure.svg")
    }

    @Test func isWellFormedXML() throws {
        for text in [svg(), svg(.dark)] {
            let parser = XMLParserRun(text)
            #expect(parser.succeeds, "\(parser.message)")
        }
        #expect(svg().contains("<title>a &lt; b</title>"))
        #expect(svg() != svg(.dark))
    }

    @Test func lettersHaveTheSizeThatTheyWereShapedFor() {
        let fonts = FontBook()
        let shaper = HarfBuzzShaper(fonts: fonts)
        let shaped = shaper.shape("H", style: TextStyle(family: "TeX Gyre Heros", size: 8))
        let list = DisplayList(size: Size(width: 20, height: 20), items: shaped.items(at: Point(x: 1, y: 15)))
        #expect(SVGExporter(fonts: fonts).svg(list, title: nil).contains("scale(0.008)"))
    }

    /// A map's cells need not be square: the image fills its rectangle whatever its pixels are.
    @Test func imagesFillTheirPlaces() {
        let image = RasterImage(format: .png, bytes: [1, 2, 3], pixelWidth: 61, pixelHeight: 43)
        let list = DisplayList(
            size: Size(width: 20, height: 20), items: [.image(image, Rect(x: 1, y: 2, width: 10, height: 6))])
        let text = SVGExporter(fonts: FontBook()).svg(list, title: nil)
        #expect(text.contains("width=\"10\" height=\"6\" preserveAspectRatio=\"none\""))
    }

    /// Long lines from vertex to vertex: read by the grammar of SVG 1.1, section 8.3, every vertex is where it was, to 0.005 points.
    @Test func longLinesKeepTheirVertices() throws {
        var state: UInt64 = 5
        let points = (0..<1500).map { index -> Point in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Point(x: Double(index) * 0.1, y: Double(state >> 54) * 0.1 - 20)
        }
        var path = Path(through: points)
        path.move(to: Point(x: 3, y: 4))
        path.line(to: Point(x: 3, y: 4))
        path.move(to: Point(x: 1, y: -2))
        path.line(to: Point(x: 2, y: -2.5))
        let text = try #require(SVGPathData.compact(path))
        var pens: [Point] = []
        var pen = Point.zero
        for command in text.split(before: { $0.isLetter }) {
            let numbers = command.dropFirst().replacing("-", with: " -").split(separator: " ").compactMap { Double($0) }
            if command.first == "h" {
                #expect(command == "h0")
                pens.append(pen)
                continue
            }
            for index in stride(from: 0, to: numbers.count, by: 2) {
                pen = pen.moved(x: numbers[index] / 100, y: numbers[index + 1] / 100)
                pens.append(pen)
            }
        }
        let expected = points + [Point(x: 3, y: 4), Point(x: 3, y: 4), Point(x: 1, y: -2), Point(x: 2, y: -2.5)]
        #expect(pens.count == expected.count)
        for (left, right) in zip(pens, expected) {
            #expect(abs(left.x - right.x) < 0.00501 && abs(left.y - right.y) < 0.00501)
        }
        #expect(SVGPathData.compact(Path(through: points.prefix(999))) == nil, "short lines change one place at a time")
    }

    @Test func numbersAreShortAndExact() {
        #expect(SVGNumber.text(-0.004) == "0")
        #expect(SVGNumber.text(12.3456) == "12.35")
        #expect(SVGNumber.text(-3.1) == "-3.1")
        #expect(SVGNumber.text(100) == "100")
    }
}

extension String {
    /// Pieces that each begin with a character of a kind.
    fileprivate func split(before isStart: (Character) -> Bool) -> [String] {
        var pieces: [String] = []
        for character in self {
            if isStart(character) || pieces.isEmpty { pieces.append("") }
            pieces[pieces.count - 1].append(character)
        }
        return pieces
    }
}
