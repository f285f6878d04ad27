import Diagnostics
import NumericalMethods
import Testing

@testable import Document

/// No bibliography makes the readers crash, hang or lose the entries after a mistake.
@Suite struct BibliographyRobustnessTests {
    private static let sample = #"""
        @string{jacs = "J. Am. Chem. Soc."}
        % remark
        @comment{x {y}}
        @article{li2023, author = {Li, Xiaona and {\'E}mile von der {\"U}ber, Jr. and others}, title = {{Li}$_{6-x}$PS$_5$ \ce{Li6} <sub>3</sub> \emph{a {b}}},
          journal = jacs # " x", year = 2023, month = 5 # "~" # may, pages = "1--2", doi = {10.1/x}, crossref={p}}
        @inproceedings(p, booktitle = "B {)} c", title={T}, note={\url{http://x.org/a_b}}, edition={2nd})
        """#
    private static let json =
        #"[{"id":"a","title":"x \u00e9 <i>y</i>","author":[{"family":"F","given":"G"}],"issued":{"date-parts":[[2020,1]]}}]"#

    /// Goes through everything that is made of a text.
    private func use(_ bytes: [UInt8], _ name: String) {
        let fixture = BibliographyFixture(String(decoding: bytes, as: UTF8.self), name: name)
        for style in CitationStyle.allCases { for entry in fixture.entries { _ = style.entry(entry) } }
        for diagnostic in fixture.diagnostics { _ = diagnostic.span?.start }
    }

    @Test(arguments: [("a.bib", sample), ("a.json", json)])
    func truncations(_ name: String, _ text: String) {
        let bytes = Array(text.utf8)
        for end in bytes.indices { use(Array(bytes[..<end]), name) }
        for start in bytes.indices { use(Array(bytes[start...]), name) }
    }

    @Test(arguments: [("a.bib", sample), ("a.json", json)])
    func changedBytes(_ name: String, _ text: String) {
        var random = SeededGenerator(seed: 7)
        let signs = Array("{}\"#@=,()%\\$~<>&_^\n -:[]0a\0é".utf8)
        for _ in 0..<4000 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = signs.randomElement(using: &random) ?? 0
                case 1: bytes.remove(at: index)
                default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
                }
            }
            use(bytes, name)
        }
    }

    /// A mistake in one entry leaves its neighbours as they are.
    @Test func neighboursOfBrokenEntriesStay() {
        var random = SeededGenerator(seed: 11)
        let broken = Array("@article{broken, title = {A {B} C}, year = \"2000\", author = {D}}".utf8)
        for _ in 0..<500 {
            var bytes = broken
            let index = Int.random(in: 10..<bytes.count, using: &random)
            if Bool.random(using: &random) {
                bytes.remove(at: index)
            } else {
                bytes.insert(Array("{}\"=,#".utf8).randomElement(using: &random) ?? 0, at: index)
            }
            let text =
                "@misc{first, title={First}}\n" + String(decoding: bytes, as: UTF8.self)
                + "\n@misc{last, title={Last {one}}}\n"
            let entries = BibliographyFixture(text).entries
            #expect(entries.first?.key == "first")
            #expect(entries.last?.key == "last")
            #expect(entries.last.map { sketch($0.title) } == "Last one")
        }
    }

    /// Inputs on which a careless reader recurses without end or takes quadratic time; each is large enough to show it.
    @Test(arguments: [
        "{", "}", "@a{", "@a(", "@comment{", "@comment(", "@string{a=", "@a{b,c={", "@a{b,c=\"", "@a{b,", "=", "#",
        "\"", "\\", "\\'", "\\'{", "$", "$$", "\\(", "<sub>", "&",
        "\\ce{", "\\emph{", "{\\it ", "@a{b}\n", "@string{a=a#a}\n", " and ", "[", "_", "a,", "\\href{", "@a{b,c=1\n",
    ])
    func pathological(_ piece: String) {
        let long = String(repeating: piece, count: 50_000)
        use(Array(long.utf8), "a.bib")
        use(Array("@misc{a, title={\(long)}, author={\(long)}}".utf8), "a.bib")
        use(Array("@misc{a, title=\"\(long)\"".utf8), "a.bib")
        use(Array(long.utf8), "a.json")
        use(Array("[{\"id\":\"a\",\"title\":\"\(long)\"".utf8), "a.json")
    }

    @Test func manyEntriesWithMacrosThatGrow() {
        let lines = (1...200).map { "@string{m\($0) = m\($0 - 1) # m\($0 - 1)}" }
        use(
            Array(("@string{m0 = \"xxxxxxxxxx\"}\n" + lines.joined(separator: "\n") + "@misc{a, title=m200}").utf8),
            "a.bib")
    }

    @Test(arguments: ["[", "[@a ", "[@", "@a ", "[@fig-a [", "@a [", "[-@a;", "]@a["])
    func pathologicalCitations(_ piece: String) {
        let text = String(repeating: piece, count: 20_000)
        let document = Parsed(text + String(repeating: "]", count: 20_000) + "\n").document
        _ = DocumentResolver.resolve(
            document, outputs: [], expressions: [], bibliography: BibliographyFixture("@misc{a}").bibliography)
    }
}
