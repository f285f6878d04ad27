import Diagnostics
import Drawing
import Testing

@testable import Document
@testable import Typesetting

/// Contents, lists of figures and tables, and the authors' marks of ORCID.
@Suite struct ContentsTests {
    private func pages(_ text: String) throws -> TypesetDocument {
        let (document, _) = NotebookParser.parse(SourceFile(name: "a.md", text: text))
        let resolved = DocumentResolver.resolve(document, outputs: [], expressions: []).document
        return try Typesetter(style: PageStyle(for: resolved.metadata), shaper: HarfBuzzShaper(fonts: FontBook()))
            .typeset(resolved, graphics: [:], images: { _ in nil })
    }

    private struct Found {
        var texts: [(text: String, y: Double)] = []
        var destinations: [String] = []
        var links: [LinkTarget] = []

        init(_ page: DisplayList) { add(page.items, .identity) }

        private mutating func add(_ items: [DisplayItem], _ transform: Transform) {
            for item in items {
                switch item {
                case .glyphs(let run, let origin): texts.append((run.text, transform.apply(origin).y))
                case .group(let inner, _, let items): add(items, inner.then(transform))
                case .link(let target, let items):
                    links.append(target)
                    add(items, transform)
                case .tagged(_, let items): add(items, transform)
                case .destination(let name, _): destinations.append(name)
                case .fill, .stroke, .image: break
                }
            }
        }

        /// Texts of the lines by their baselines.
        var lines: [String] {
            var lines: [(y: Double, text: String)] = []
            for (text, y) in texts {
                if let index = lines.firstIndex(where: { abs($0.y - y) < 0.01 }) {
                    lines[index].text += text
                } else {
                    lines.append((y, text))
                }
            }
            return lines.map(\.text)
        }
    }

    private static let filler = String(repeating: "Ions hop from site to site in the lattice. ", count: 60)

    @Test func tablesAreListedWithTheirPages() throws {
        let tables = (1...4).map { number in
            "\(Self.filler)\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n: Conductivity of sample \(number). More words. {#tbl-\(number)}\n\n\(Self.filler)"
        }
        let document = try pages(
            "---\ntitle: T\ntoc: true\nlot: true\nlof: true\n---\n\n# One\n\n" + tables.joined(separator: "\n\n"))
        #expect(document.diagnostics.isEmpty)
        let found = document.pages.map(Found.init)
        let lines = try #require(found.first).lines
        #expect(lines.contains("List of Tables"))
        // There are no figures: an empty list says nothing.
        #expect(!lines.contains("List of Figures"))
        for number in 1...4 {
            let page = try #require(found.firstIndex { $0.destinations.contains("tbl-\(number)") }) + 1
            let line = try #require(lines.first { $0.hasPrefix("\(number)Conductivity of sample \(number)") })
            #expect(line.hasSuffix(".\(page)"), "\(line)")
            #expect(!line.contains("More"))
            #expect(found[0].links.contains(.destination("tbl-\(number)")))
        }
        #expect(found.count > 2)
    }

    /// Contents longer than a page go on over the next ones, each entry on one of them, and the text comes after.
    @Test func longContentsTakeSeveralPages() throws {
        let sections = (1...130).map { "# Section number \($0)\n\nWords.\n" }.joined(separator: "\n")
        let document = try pages("---\ntitle: T\ntoc: true\n---\n\n" + sections)
        let found = document.pages.map(Found.init)
        let entries = found.flatMap(\.lines).filter { $0.contains("Section number") && $0.contains("....") }
        #expect(entries.count == 130)
        for page in document.pages {
            for (text, y) in Found(page).texts { #expect(y < page.size.height - 20, "\(text)") }
        }
        let first = try #require(found.firstIndex { $0.lines.contains("Words.") })
        #expect(first >= 2)
        for (number, line) in entries.enumerated() {
            let name = "Section number \(number + 1)"
            let page = try #require(
                found.indices.last { found[$0].lines.contains { $0.hasSuffix(name) } })
            #expect(line.hasSuffix(".\(page + 1)"), "\(line)")
        }
    }

    @Test func firstSentencesStandInLists() {
        func sentence(_ text: String) -> String {
            let (document, _) = NotebookParser.parse(SourceFile(name: "a.md", text: text))
            guard case .paragraph(let content)? = document.blocks.first?.kind else { return "" }
            return CaptionList.title(content).plainText
        }
        #expect(sentence("Conductivity. More of it.") == "Conductivity")
        #expect(sentence("As in Fig. 3 of A. Author at 0.5 eV.") == "As in Fig. 3 of A. Author at 0.5 eV")
        #expect(sentence("Li~3~YCl~6~ at *two* temperatures. Then") == "Li3YCl6 at two temperatures")
        #expect(sentence("Why? Because.") == "Why?")
    }

    @Test func authorsLeadToTheirORCID() throws {
        let document = try pages(
            "---\ntitle: T\nauthor: [{name: A. Author, orcid: https://orcid.org/0000-0002-1825-0097}, B. Author]\n---\n\nWords.\n"
        )
        let found = Found(try #require(document.pages.first))
        #expect(found.links == [.address("https://orcid.org/0000-0002-1825-0097")])
        // The mark is drawn: no letters of it stand in the text.
        #expect(found.lines.contains { $0.replacing("\u{A0}", with: " ").hasPrefix("A. Author, B. Author") })
    }

    @Test(arguments: ["0000-0001", "1234", "0000-0002-1825-009Y", "0000-0002-1852-0097"])
    func anORCIDThatIsNoneIsTold(name: String) {
        let text = "---\nauthor: {name: A. Author, orcid: \(name)}\n---\n"
        let (_, diagnostics) = NotebookParser.parse(SourceFile(name: "a.md", text: text))
        #expect(diagnostics.map(\.code) == ["wrong-type"])
    }
}
