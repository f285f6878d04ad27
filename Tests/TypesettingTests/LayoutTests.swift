import Diagnostics
import Document
import Drawing
import Foundation
import Testing

@testable import Typesetting

@Suite struct LayoutTests {
    private let notebook = """
        ---
        title: Layout
        date: 2026-11-20
        format: {pdf: {number-sections: true}}
        ---

        # Ions {#sec-ions}

        A paragraph with *emphasis*, Li~3~YCl~6~ and a reference to @eq-one that is long enough for a second line of the page.

        $$ \\sigma T = \\sigma_0 $$ {#eq-one}

        - an item

        | Material | Value |
        |:--|--:|
        | A | 1.5 |
        | B | 12.25 |

        : Values. {#tbl-values}

        > A quotation.
        """

    private func pages(_ text: String, columns: Int = 1, image: RasterImage? = nil) throws -> TypesetDocument {
        let (document, _) = NotebookParser.parse(SourceFile(name: "layout.md", text: text))
        let resolved = DocumentResolver.resolve(document, outputs: [], expressions: []).document
        return try Typesetter(
            style: PageStyle(columns: columns, isLetter: false), shaper: HarfBuzzShaper(fonts: FontBook())
        )
        .typeset(resolved, graphics: [:], images: { _ in image })
    }

    @Test func layoutIsAsItWas() throws {
        let text = try pages(notebook).pages.map(DisplayListText.of).joined()
        let path = (#filePath as NSString).deletingLastPathComponent + "/Snapshots/layout.txt"
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOfFile: path, encoding: .utf8)
        #expect(kept == text, "the layout changed; look at the page, then record it with RECORD_SNAPSHOTS=1")
    }

    @Test(arguments: [1, 2])
    func everythingStaysOnThePage(columns: Int) throws {
        let long =
            notebook + "\n\n"
            + (0..<60).map {
                "Paragraph \($0) speaks of conductivity, diffusivity, correlation and the rest of it at some length.\n\n"
            }.joined()
        let document = try pages(long, columns: columns)
        #expect(document.pages.count >= 2)
        for page in document.pages {
            for (run, place) in Self.texts(page.items, .identity) {
                #expect(place.x >= 30 && place.x + run.advance <= page.size.width - 25, "\(run.text)")
                #expect(place.y > 40 && place.y < page.size.height - 30, "\(run.text)")
            }
        }
    }

    @Test func linesOfAParagraphKeepTheirOrderAndNoneIsLost() throws {
        let words = (0..<400).map { "w\($0)" }
        let document = try pages(words.joined(separator: " "))
        let found = document.pages.flatMap { Self.texts($0.items, .identity) }.map(\.0.text).filter {
            $0.hasPrefix("w")
        }
        // A line that ends between words ends in a space.
        #expect(found.dropLast().allSatisfy { $0.hasSuffix(" ") })
        #expect(found.joined() == words.joined(separator: " "))
    }

    @Test(arguments: [
        ("::: {.callout-note}\nText.\n:::\n", "Note. Text."),
        ("::: {.callout-tip title=\"Long leads\"}\nText.\n:::\n", "Tip: Long leads. Text."),
        ("::: {.callout-warning}\n## Too hot?\n\nText.\n:::\n", "Warning: Too hot? Text."),
    ])
    func calloutsShowTheirKindAndTitle(source: String, words: String) throws {
        let found = try pages(source).pages.flatMap { Self.texts($0.items, .identity) }.map(\.0.text).joined()
        #expect(found.contains(words), "\(found)")
    }

    @Test(arguments: [("", 15.0), ("{width=30pt}", 30), ("{width=10mm}", 72 / 2.54), ("{width=300%}", nil)])
    func imagesInALineStandOnItsBaseline(attributes: String, width: Double?) throws {
        let image = RasterImage(format: .png, bytes: [], pixelWidth: 20, pixelHeight: 10)
        let document = try pages("left ![sign](a.png)\(attributes) right", image: image)
        let items = document.pages[0].items
        let (rect, place) = try #require(Self.images(items, .identity).first)
        let left = try #require(Self.texts(items, .identity).first { $0.0.text.hasPrefix("left") })
        #expect(abs(rect.size.width - (width ?? PageStyle(columns: 1, isLetter: false).textWidth)) < 0.01)
        #expect(abs(rect.size.height - rect.size.width / 2) < 0.01)
        if width != nil {
            #expect(abs(place.y + rect.size.height - left.1.y) < 0.01, "its lower edge is on the baseline")
            #expect(abs(place.x - left.1.x - left.0.advance) < 0.01, "it follows the word and the space")
        }
    }

    @Test func imagesInCellsAskForAPartOfTheText() throws {
        let image = RasterImage(format: .png, bytes: [], pixelWidth: 40, pixelHeight: 20)
        let text = "| A | B |\n|---|---|\n| ![i](a.png){width=25%} | beside |\n"
        let items = try pages(text, image: image).pages[0].items
        let (rect, _) = try #require(Self.images(items, .identity).first)
        #expect(abs(rect.size.width - PageStyle(columns: 1, isLetter: false).textWidth / 4) < 0.01)
        let beside = try #require(Self.texts(items, .identity).first { $0.0.text == "beside" })
        #expect(beside.1.x < 300, "the column is as wide as its image")
    }

    @Test func highCellsMakeTheirRowsHigher() throws {
        let image = RasterImage(format: .png, bytes: [], pixelWidth: 40, pixelHeight: 80)
        let items = try pages("| A | B |\n|---|---|\n| x | above |\n| ![i](a.png) | beside |\n", image: image).pages[0]
            .items
        let (rect, place) = try #require(Self.images(items, .identity).first)
        let texts = Self.texts(items, .identity)
        let above = try #require(texts.first { $0.0.text == "above" })
        let beside = try #require(texts.first { $0.0.text == "beside" })
        #expect(rect.size.height == 60)
        #expect(place.y > above.1.y, "the image is below the row above it")
        #expect(abs(place.y + rect.size.height - beside.1.y) < 0.01, "and on its own row's line")
    }

    @Test func numbersAlignOnTheirDecimalMarks() throws {
        let texts = try pages(notebook).pages.flatMap { Self.texts($0.items, .identity) }
        let shaper = HarfBuzzShaper(fonts: FontBook())
        func mark(_ number: String, whole: String) throws -> Double {
            let (run, place) = try #require(texts.first { $0.0.text == number })
            return place.x + shaper.shape(whole, style: TextStyle(family: "TeX Gyre Heros", size: run.size)).width
        }
        #expect(abs(try mark("1.5", whole: "1") - mark("12.25", whole: "12")) < 0.01)
    }

    @Test func headingsAreInTheOutlineWithTheirPages() throws {
        let document = try pages(notebook)
        #expect(document.outline.map(\.title) == ["1 Ions"])
        #expect(document.outline.map(\.page) == [1])
        #expect(document.information.title == "Layout")
    }

    private static func images(_ items: [DisplayItem], _ transform: Transform) -> [(Rect, Point)] {
        items.flatMap { item -> [(Rect, Point)] in
            switch item {
            case .image(_, let rect): [(rect, transform.apply(rect.origin))]
            case .group(let inner, _, let items): images(items, inner.then(transform))
            case .link(_, let items), .tagged(_, let items): images(items, transform)
            case .fill, .stroke, .glyphs, .destination: []
            }
        }
    }

    private static func texts(_ items: [DisplayItem], _ transform: Transform) -> [(GlyphRun, Point)] {
        items.flatMap { item -> [(GlyphRun, Point)] in
            switch item {
            case .glyphs(let run, let origin): [(run, transform.apply(origin))]
            case .group(let inner, _, let items): texts(items, inner.then(transform))
            case .link(_, let items), .tagged(_, let items): texts(items, transform)
            case .fill, .stroke, .image, .destination: []
            }
        }
    }
}
