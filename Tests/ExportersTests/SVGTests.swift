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

    @Test func numbersAreShortAndExact() {
        #expect(SVGNumber.text(-0.004) == "0")
        #expect(SVGNumber.text(12.3456) == "12.35")
        #expect(SVGNumber.text(-3.1) == "-3.1")
        #expect(SVGNumber.text(100) == "100")
    }
}
