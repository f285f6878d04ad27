import Diagnostics
import Document
import Drawing
import Foundation
import Testing

@testable import Typesetting

@Suite struct TemplateTests {
    private static let folder =
        ((((#filePath as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent as NSString)
        .deletingLastPathComponent as NSString).appendingPathComponent("templates")

    private func template(_ yaml: String) -> TemplateFile { TemplateFile(SourceFile(name: "t.yml", text: yaml)) }

    private func shipped(_ name: String) throws -> TemplateFile {
        template(try String(contentsOfFile: "\(Self.folder)/\(name)/template.yml", encoding: .utf8))
    }

    @Test func reportIsTheBuiltInStyle() throws {
        let (style, diagnostics) = PageStyle.style(of: try shipped("report"), for: Metadata())
        #expect(diagnostics.isEmpty)
        #expect(style == PageStyle(for: Metadata()))
    }

    @Test(arguments: ["report", "article-two-column", "letter-to-the-group", "slides"])
    func shippedTemplatesHoldNothingUnknown(name: String) throws {
        let file = try shipped(name)
        #expect(file.diagnostics.isEmpty)
        let (style, diagnostics) = PageStyle.style(of: file, for: Metadata())
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        #expect(style.columnWidth > 100)
        _ = try Typesetter(style: style, shaper: HarfBuzzShaper(fonts: FontBook()))
    }

    /// Two columns of 84 mm with 6 mm between them are 174 mm.
    @Test func twoColumnsAreThoseOfJournals() throws {
        let (style, _) = PageStyle.style(of: try shipped("article-two-column"), for: Metadata())
        #expect(abs(style.columnWidth / 72 * 25.4 - 84) < 0.01)
        #expect(abs(style.textWidth / 72 * 25.4 - 174) < 0.01)
    }

    @Test func unknownSettingsNameTheNearest() throws {
        let (_, diagnostics) = PageStyle.style(of: template("page: {colums: 2}\n"), for: Metadata())
        let first = try #require(diagnostics.first)
        #expect(diagnostics.count == 1)
        #expect(first.code == "unknown-key")
        #expect(first.hint == "did you mean 'page.columns'?")
        #expect(first.span?.start.line == 1 && first.span?.start.column == 8)
    }

    @Test(arguments: [
        "page: {columns: 3}", "page: {size: a5x}", "page: {margin-top: 12}", "colours: {text: blue}",
        "text: {justified: yes please}", "figures: {scale: 40}", "title: {layout: poster}", "sizes: {text: -3pt}",
        "sizes: {text: nanpt}", "text: {line-breaking: best}",
    ])
    func wrongValuesAreTold(yaml: String) throws {
        let (_, diagnostics) = PageStyle.style(of: template(yaml), for: Metadata())
        #expect(diagnostics.map(\.code) == ["wrong-type"])
    }

    @Test func marginsThatLeaveNoRoomAreTold() {
        let (_, diagnostics) = PageStyle.style(
            of: template("page: {size: 100pt x 100pt, margin-top: 60pt, margin-side: 10pt}"), for: Metadata())
        #expect(diagnostics.map(\.code) == ["wrong-page"])
    }

    @Test func theNotebookComesFirst() throws {
        var metadata = Metadata()
        metadata.paper = .letter
        let (style, _) = PageStyle.style(of: try shipped("report"), for: metadata)
        #expect(style.paper == Size(width: 612, height: 792))
    }

    /// What the notebook says undoes the template, also where it is the usual value; left out, the template decides.
    @Test func oneColumnUndoesTwo() throws {
        let file = try shipped("article-two-column")
        var metadata = Metadata()
        #expect(PageStyle.style(of: file, for: metadata).style.columns == 2)
        metadata.columns = 1
        let (style, _) = PageStyle.style(of: file, for: metadata)
        #expect(style.columns == 1)
        #expect(abs(style.columnWidth - PageStyle().columnWidth) < 0.01)
        metadata.paper = .a4
        let (paper, _) = PageStyle.style(of: template("page: {size: letter}"), for: metadata)
        #expect(paper.paper == PageStyle().paper)
    }

    /// All sizes keep their proportions; the page stays as it is.
    @Test(arguments: ["report", "article-two-column", "slides"])
    func sizesFollowTheText(name: String) throws {
        let (usual, _) = PageStyle.style(of: try shipped(name), for: Metadata())
        var metadata = Metadata()
        metadata.fontSize = usual.textSize * 1.25
        let (larger, _) = PageStyle.style(of: try shipped(name), for: metadata)
        for path in [
            \PageStyle.textSize, \.leading, \.titleSize, \.captionSize, \.tableSize, \.codeSize, \.abstractSize,
        ] {
            #expect(abs(larger[keyPath: path] / usual[keyPath: path] - 1.25) < 1e-9)
        }
        #expect(larger.headingSizes[0] == usual.headingSizes[0] * 1.25)
        #expect(larger.columnWidth == usual.columnWidth)
    }

    @Test func figuresLookAsTheTemplateSays() throws {
        let (style, diagnostics) = PageStyle.style(
            of: template(
                "figures: {theme: nature, units: parentheses, line-width: 2pt, colours: \"#112233 #445566\"}"),
            for: Metadata())
        #expect(diagnostics.isEmpty)
        #expect(style.figureLook.base == .nature && style.figureLook.units == .parentheses)
        #expect(
            style.figureLook.lineWidth == 2 && style.figureLook.colors == [Color(hex: 0x112233), Color(hex: 0x445566)])
        let (_, wrong) = PageStyle.style(
            of: template("figures: {theme: natur, colours: blue}"), for: Metadata())
        #expect(wrong.map(\.code) == ["wrong-type", "wrong-type"])
    }

    private func pages(_ yaml: String, _ text: String) throws -> TypesetDocument {
        let (document, _) = NotebookParser.parse(SourceFile(name: "a.md", text: text))
        let resolved = DocumentResolver.resolve(document, outputs: [], expressions: []).document
        let (style, _) = PageStyle.style(of: template(yaml), for: resolved.metadata)
        return try Typesetter(style: style, shaper: HarfBuzzShaper(fonts: FontBook())).typeset(
            resolved, graphics: [:], images: { _ in nil })
    }

    private static let notebook = """
        ---
        title: A title
        author: A. Author
        date: 2026-11-20
        ---

        # One

        Words.

        # Two

        More words.
        """

    @Test func runningLinesAreThoseOfTheTemplate() throws {
        let yaml =
            "header: {left: '{authors}', right: '{date}'}\nfooter: {left: 'Group X: {title}', right: '{page}/{pages}'}\nfigures: {page-each: true}\n"
        let pages = try pages(yaml, Self.notebook).pages.map(DisplayListText.of)
        #expect(pages.count == 2)
        #expect(pages[0].contains("\"Group X: A title\"") && pages[0].contains("\"1/2\""))
        #expect(pages[1].contains("\"2/2\"") && pages[1].contains("\"A. Author\""))
        #expect(pages[1].contains("\"20 November 2026\""))
        #expect(!pages[0].contains("Artifact\n    group (127.56, 41)"), "the first page has no head")
    }

    /// Figures of slides keep the size of their letters: they are drawn for the room that there is.
    @Test func figuresOfSlidesAreDrawnForTheirPage() throws {
        final class Recorder: Graphic {
            let accessibleDescription: String? = "a drawing"
            func displayList(
                width: Double?, height: Double?, appearance: GraphicAppearance, shaper: any TextShaper
            ) -> DisplayList {
                let size = Size(width: width ?? 300, height: height ?? 250)
                return DisplayList(
                    size: size, items: [.fill(Path(Rect(x: 0, y: 0, width: size.width, height: size.height)), .black)])
            }
        }
        let span = SourceFile(name: "", text: "").span(0..<0)
        let figure = Block(.figure(FigureBlock(content: .graphic(GraphicIdentifier("g")))), span: span)
        let words = Block(.paragraph([Inline(.text("Words."), span: span)]), span: span)
        let document = ResolvedDocument(metadata: Metadata(), blocks: [words, figure, words])
        let (style, _) = PageStyle.style(of: try shipped("slides"), for: Metadata())
        let pages = try Typesetter(style: style, shaper: HarfBuzzShaper(fonts: FontBook())).typeset(
            document, graphics: [GraphicIdentifier("g"): Recorder()], images: { _ in nil }
        ).pages
        #expect(pages.count == 3)
        #expect(DisplayListText.of(pages[1]).contains("[1.8 0 0 1.8]"))
    }

    @Test func slidesHaveATitlePageAndASectionAPage() throws {
        let pages = try pages("title: {layout: page}\nfigures: {page-each: true}\n", Self.notebook).pages
        let texts = pages.map(DisplayListText.of)
        #expect(pages.count == 3)
        #expect(texts[0].contains("\"A title\"") && !texts[0].contains("\"One\""))
        #expect(texts[1].contains("\"Words.\"") && !texts[1].contains("\"More words.\""))
        #expect(texts[2].contains("\"More words.\""))
    }

    /// A slide that goes on with a section says so at its head; one that begins with a heading does not say it twice.
    @Test func slidesNameTheSectionThatGoesOn() throws {
        let yaml = "header: {left: '{section}'}\nfigures: {page-each: true}\nfooter: {left: ''}\n"
        let text = "---\ntitle: T\n---\n\n# One\n\nWords.\n\n{{< pagebreak >}}\n\nMore words.\n\n# Two\n\nLast words.\n"
        let texts = try pages(yaml, text).pages.map(DisplayListText.of)
        #expect(texts.count == 3)
        #expect(texts[1].contains("\"1 One\"") && texts[1].contains("\"More words.\""))
        #expect(!texts[2].contains("\"1 One\"") && texts[2].contains("\"Last words.\""))
    }

    /// A table that fits on a slide is not parted, even where more than half of it would fit below the text.
    @Test func slidesShowTablesWhole() throws {
        let rows = (0..<20).map { "| M\($0) | \($0) |\n" }.joined()
        let text =
            (0..<12).map { "Paragraph \($0).\n\n" }.joined() + "| A | B |\n|---|---|\n\(rows)\n: Told. {#tbl-a}\n"
        let texts = try pages("figures: {page-each: true}\npage: {size: 400pt x 500pt, margin-side: 40pt}\n", text)
            .pages
            .map(DisplayListText.of)
        #expect(texts.count == 2)
        #expect(!texts[0].contains("\"M0\"") && texts[1].contains("\"M0\"") && texts[1].contains("\"M19\""))
    }

    /// A letter that is a little too long is set smaller; one that is much too long is told.
    @Test(arguments: [(25, 1, []), (31, 1, []), (90, 3, ["long-letter"])] as [(Int, Int, [String])])
    func lettersHaveOnePage(paragraphs: Int, pageCount: Int, codes: [String]) throws {
        let path = "\(Self.folder)/letter-to-the-group/template.yml"
        let text = (0..<paragraphs).map { "Paragraph \($0).\n\n" }.joined()
        let letter = try pages(
            try String(contentsOfFile: path, encoding: .utf8), "---\ntitle: T\nauthor: A\n---\n\n" + text)
        #expect(letter.pages.count == pageCount)
        #expect(letter.diagnostics.map(\.code) == codes)
        let isSmaller = DisplayListText.of(letter.pages[0]).contains("TeXGyrePagella-Regular 10.5 ") == false
        #expect(isSmaller == (paragraphs == 31), "made smaller only where that helps")
    }

    @Test func paragraphsMayBeParted() throws {
        func places(_ yaml: String) throws -> [String] {
            let text = DisplayListText.of(try pages(yaml, "One.\n\nTwo.\n").pages[0])
            return text.split(separator: "\n").filter { $0.hasPrefix("    group") }.map(String.init)
        }
        let (usual, parted) = try (places(""), places("sizes: {paragraph-space: 7pt}\n"))
        func height(_ place: String) -> Double? { Double(place.split(separator: " ").last?.dropLast() ?? "") }
        let (before, after) = try (#require(height(usual[1])), #require(height(parted[1])))
        #expect(abs(after - before - 7) < 0.011)
    }
}
