import Compression
import Diagnostics
import Foundation
import Testing

@testable import Document
@testable import Exporters

@Suite struct WordTests {
    private static let text = """
        ---
        title: "Report & *test*"
        author: [{name: A. Author, affiliation: X, orcid: 0000-0002-1825-0097}, {name: B. Author, affiliation: Y}]
        date: 2026-11-20
        abstract: Short.
        toc: true
        ---

        # First {#sec-first}

        Text with **bold**, `code`, H~2~O, $x_i$, a [link](https://example.org/?a=1&b=2) and a note[^n]. See @eq-energy,
        @tbl-a, @fig-b and @sec-first.

        [^n]: The note's *text*.

        $$ \\sum_{i=1}^{N} \\frac{a_i}{\\sqrt{b}} = \\left( \\begin{matrix} 1 & 2 \\\\ 3 & 4 \\end{matrix} \\right) $$ {#eq-energy}

        3. three
        4. four
            - inner

        > Quoted.

        ::: {.callout-note}
        Remark.
        :::

        ```python
        print(1 < 2)
        ```

        | Material | Value |
        |:--|--:|
        | A | 1.5 |

        : A table. {#tbl-a}

        ::: {#fig-p layout-ncol=2}
        ![One](a.png){#fig-a}

        ![Two](b.png){#fig-b}

        Both.
        :::

        # Supplementary information {.supplementary}

        ![More.](a.png){#fig-s}
        """

    private func archive() throws -> ZipArchive { try ZipArchive(bytes()) }

    private func bytes() -> [UInt8] {
        let file = SourceFile(name: "report.md", text: Self.text)
        let document = DocumentResolver.resolve(NotebookParser.parse(file).document, outputs: [], expressions: [])
            .document
        return WordExporter.docx(document) { _ in
            WordPicture(png: [1, 2, 3], width: 600, height: 300, alternative: "Dots & lines")
        }
    }

    private func part(_ name: String) throws -> String {
        String(decoding: try archive().contents(of: name), as: UTF8.self)
    }

    @Test func everyPartIsXMLAndEqualReportsAreEqualFiles() throws {
        for name in try archive().names where !name.hasSuffix(".png") {
            let run = XMLParserRun(try part(name))
            #expect(run.succeeds, "\(name): \(run.message)")
        }
        #expect(bytes() == bytes())
    }

    @Test func bookmarksOfFieldsAndLinksAreThere() throws {
        let text = try part("word/document.xml")
        let names = Set(text.matches(of: /w:bookmarkStart w:id="\d+" w:name="(\w+)"/).map { String($0.1) })
        let fields = text.matches(of: /REF (\w+)/).map { String($0.1) }
        #expect(fields.count == 4)
        for name in fields { #expect(names.contains(name), "\(name)") }
        for link in text.matches(of: /w:anchor="(\w+)"/) { #expect(names.contains(String(link.1))) }
        #expect(names.allSatisfy { $0.count <= 40 })
        let relationships = try part("word/_rels/document.xml.rels")
        for link in text.matches(of: /r:(id|embed)="(\w+)"/) {
            #expect(relationships.contains("Id=\"\(link.2)\""), "\(link.2)")
        }
        #expect(relationships.contains("https://example.org/?a=1&amp;b=2"))
    }

    @Test func numbersAreFieldsWithTheReportsOwnNumbers() throws {
        let text = try part("word/document.xml")
        func result(of field: String) -> String? {
            guard let start = text.firstRange(of: field)?.upperBound else { return nil }
            return text[start...].firstMatch(of: /<w:t xml:space="preserve">([^<]*)<\/w:t>/).map { String($0.1) }
        }
        #expect(result(of: "SEQ Equation") == "1")
        #expect(result(of: "SEQ Table") == "1")
        #expect(result(of: "SEQ Figure \\*") == "1")
        #expect(result(of: "SEQ FigureS") == "1")
        // The part's letter stands behind the panel's number.
        #expect(text.contains("<w:t xml:space=\"preserve\">b</w:t>"))
        let numbering = try part("word/numbering.xml")
        #expect(numbering.contains("<w:startOverride w:val=\"3\"/>"))
        #expect(text.contains("<w:ilvl w:val=\"1\"/><w:numId w:val=\"\(WordNumbering.bullets)\"/>"))
    }

    @Test func formulasCanBeEdited() throws {
        let text = try part("word/document.xml")
        #expect(text.contains("<m:chr m:val=\"∑\"/><m:limLoc m:val=\"undOvr\"/>"))
        // What is summed is the operator's operand, and the equals sign stands after it.
        let sum = try #require(text.firstRange(of: "<m:nary>"))
        let end = try #require(text.firstRange(of: "</m:nary>"))
        let large = text[sum.lowerBound..<end.upperBound]
        let operand = large[try #require(large.firstRange(of: "</m:sup>")).upperBound...]
        #expect(operand.contains("<m:f>") && operand.contains("<m:rad>") && !operand.contains(">=<"))
        #expect(text.contains("<m:begChr m:val=\"(\"/>") && text.contains("<m:mr><m:e>"))
    }

    @Test func notesPicturesAndHeadsOfTables() throws {
        let text = try part("word/document.xml")
        let notes = try part("word/footnotes.xml")
        #expect(text.contains("<w:footnoteReference w:id=\"1\"/>"))
        #expect(notes.contains("<w:footnote w:id=\"1\">") && notes.contains("<w:i/>"))
        #expect(text.contains("descr=\"Dots &amp; lines\""))
        #expect(text.contains("<w:tblHeader/>"))
        // A picture is no wider than its place: half of the text in a panel, all of it elsewhere, in units of 1/12700 pt.
        let widths = text.matches(of: /<wp:extent cx="(\d+)"/).compactMap { Int($0.1) }
        #expect(widths.count == 3)
        #expect(widths.allSatisfy { Double($0) <= WordExporter.textWidth * 12700 + 1 })
        #expect(widths[0] < Int(WordExporter.textWidth / 2 * 12700))
        #expect(try archive().names.count { $0.hasSuffix(".png") } == 1)
    }
}
