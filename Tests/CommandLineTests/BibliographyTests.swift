import Foundation
import Testing

@Suite("Reports cite works from bibliography files", .serialized)
struct BibliographyTests {
    private let notebook =
        "---\nbibliography: refs.bib\ncitation-style: acs\n---\nIons hop [@li2023; see @wood, p. 3].\n\n@li2023 measured it.\n\n```{swift}\nprint(1)\n```\n"
    private let bibliography =
        "@article{li2023, author={Li, Xiaona}, title={Hopping}, journal={J. A}, year=2023, doi={10.1/x}}\n@book{wood, author={Wood, B.}, title={Paradigms}, year=2021}\n"

    @Test func linksLeadBothWays() throws {
        let tool = try ToolRun()
        try tool.write(notebook, to: "a.md")
        try tool.write(bibliography, to: "refs.bib")
        let result = try tool.run("render", "a.md")
        #expect(result.status == 0, "\(result.errors)")
        let html = try String(decoding: #require(tool.read("a.html")), as: UTF8.self)
        for part in [
            "id=\"ref-li2023\"", "href=\"#ref-li2023\"", "id=\"citation-1\"", "href=\"#citation-1\"",
            "href=\"#citation-2\"",
            "<a href=\"https://doi.org/10.1/x\">", "; see ref", ">References",
        ] { #expect(html.contains(part), "\(part)") }
    }

    @Test func changedBibliographyGivesANewReport() throws {
        let tool = try ToolRun()
        try tool.write(notebook, to: "a.md")
        try tool.write(bibliography, to: "refs.bib")
        #expect(try tool.run("render", "a.md").status == 0)
        #expect(try tool.run("render", "a.md").output.contains("unchanged"))
        try tool.write(bibliography.replacingOccurrences(of: "Hopping", with: "Jumping"), to: "refs.bib")
        #expect(try !tool.run("render", "a.md").output.contains("unchanged"))
        #expect(try String(decoding: #require(tool.read("a.html")), as: UTF8.self).contains("Jumping"))
    }

    @Test func mistakesNameTheirPlaceBeforeBlocksRun() throws {
        let tool = try ToolRun()
        try FileManager.default.createDirectory(atPath: tool.folder + "/sub", withIntermediateDirectories: true)
        try tool.write(
            "---\nbibliography: refs.bib\n---\nSee [@li2032].\n\n```{swift}\nfatalError(\"ran\")\n```\n", to: "sub/a.md"
        )
        try tool.write(bibliography + "@article{x,\n title = {T\n}\n", to: "sub/refs.bib")
        let result = try tool.run("render", "sub/a.md")
        #expect(result.status == 3)
        #expect(result.errors.contains("sub/a.md:4:6: error: the bibliography has no 'li2032' [unknown-citation]"))
        #expect(result.errors.contains("did you mean '@li2023'?"))
        #expect(result.errors.contains("sub/refs.bib:3:10: warning:"))
        #expect(!result.errors.contains("ran"))
    }

    @Test func filesOutsideTheProjectAreNotRead() throws {
        let tool = try ToolRun()
        try FileManager.default.createDirectory(
            atPath: tool.folder + "/sub/notebooks", withIntermediateDirectories: true)
        try tool.write(bibliography, to: "refs.bib")
        try tool.write(bibliography, to: "sub/refs.bib")
        try tool.write("reports: out\n", to: "sub/ionweave.yml")
        try tool.write(notebook.replacingOccurrences(of: "refs.bib", with: "../../refs.bib"), to: "sub/notebooks/a.md")
        let outside = try tool.run("check", "sub/notebooks/a.md")
        #expect(outside.status == 3)
        #expect(outside.errors.contains("'../../refs.bib' lies outside the project [missing-bibliography]"))
        try tool.write(notebook.replacingOccurrences(of: "refs.bib", with: "../refs.bib"), to: "sub/notebooks/a.md")
        #expect(try tool.run("check", "sub/notebooks/a.md").status == 0)
    }
}
