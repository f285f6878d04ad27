import Foundation
import Testing

@Suite("A new notebook renders at once", .serialized)
struct NewTests {
    @Test func starterRendersWithoutAWord() throws {
        let tool = try ToolRun()
        let new = try tool.run("new", "my-sample")
        #expect(new.status == 0)
        #expect(
            new.output
                == "wrote my-sample.md\nwrote data/my-sample.csv\nwrote my-sample.bib\nnext: ionweave render my-sample.md\n"
        )
        let rendered = try tool.run("render", "--strict", "my-sample.md")
        #expect(rendered.status == 0, "\(rendered.errors)")
        #expect(rendered.errors.isEmpty)
        let html = try String(decoding: #require(tool.read("my-sample.html")), as: UTF8.self)
        for part in ["<h1 class=\"title\">My sample", "id=\"fig-arrhenius\"", "id=\"ref-li2023\"", "11701–11709"] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(!html.contains("??"))
    }

    @Test func nothingIsOverwritten() throws {
        let tool = try ToolRun()
        try tool.write("mine", to: "a.bib")
        let result = try tool.run("new", "a.md")
        #expect(result.status == 7)
        #expect(result.errors.contains("'a.bib' is there already"))
        #expect(tool.read("a.md") == nil)
        #expect(tool.read("a.bib") == Data("mine".utf8))
    }

    @Test func foldersAreMade() throws {
        let tool = try ToolRun()
        #expect(try tool.run("new", "notebooks/lyc").status == 0)
        for name in ["notebooks/lyc.md", "notebooks/data/lyc.csv", "notebooks/lyc.bib"] {
            #expect(tool.read(name) != nil)
        }
    }

    @Test(arguments: ["a\"b", "", "x/", "a b", ".hidden"])
    func unusableNames(_ name: String) throws {
        #expect(try ToolRun().run("new", name).status == 2)
    }
}
