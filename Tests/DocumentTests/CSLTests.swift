import Diagnostics
import Testing

@testable import Document

@Suite struct CSLTests {
    @Test func zoteroExport() {
        let fixture = BibliographyFixture(
            """
            [{"id":"li2023","type":"article-journal","title":"On Li<sub>3</sub>YCl<sub>6</sub> \\u2013 \\ud83d\\ude00",
              "container-title":"Journal of the American Chemical Society","container-title-short":"J. Am. Chem. Soc.",
              "author":[{"family":"Li","given":"Xiaona"},{"family":"Eck","non-dropping-particle":"van","given":"E. R."},{"literal":"The Group"}],
              "issued":{"date-parts":[[2023,5,24]]},"volume":145,"issue":"21","page":"11701-11709","DOI":"10.1021/jacs.3c01603"}]
            """, name: "refs.json")
        #expect(fixture.codes == [])
        #expect(fixture.title == "On Li<sub>3</sub>YCl<sub>6</sub> – 😀")
        #expect(
            fixture.list(.acs) == [
                "Li, X.; van Eck, E. R.; The Group. On Li<sub>3</sub>YCl<sub>6</sub> – 😀. *J. Am. Chem. Soc.* **2023**, *145* (21), 11701–11709. https://doi.org/10.1021/jacs.3c01603."
            ])
    }

    /// Both formats say the same.
    @Test func equalsBibTeX() {
        let json = BibliographyFixture(
            #"{"items":[{"id":1,"type":"chapter","title":"T","container-title":"B","editor":[{"family":"Ed","given":"C."}],"publisher":"P","publisher-place":"L","issued":{"raw":"2001-02"},"page":"1-3","edition":2}]}"#,
            name: "a.JSON")
        let bibTeX = BibliographyFixture(
            "@incollection{1, title={T}, booktitle={B}, editor={Ed, C.}, publisher={P}, address={L}, date={2001-02}, pages={1-3}, edition={2}}"
        )
        for style in CitationStyle.allCases { #expect(json.list(style) == bibTeX.list(style)) }
    }

    @Test(arguments: [
        ("[{\"id\":\"a\",}]", "1:12"), ("[{\"id\" \"a\"}]", "1:8"), ("[1, 2", "1:6"), ("{", "1:2"), ("\"abc", "1:1"),
        ("nul", "1:1"), ("", "1:1"),
    ])
    func mistakes(_ source: String, _ place: String) {
        let fixture = BibliographyFixture(source, name: "a.json")
        #expect(fixture.codes == ["invalid-bibliography"])
        #expect(fixture.diagnostics[0].span.map { "\($0.start.line):\($0.start.column)" } == place)
    }
}
