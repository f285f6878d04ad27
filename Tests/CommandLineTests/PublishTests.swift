import Foundation
import Testing

/// A project's notebooks as a site.
@Suite("Notebooks are published as a site", .serialized)
struct PublishTests {
    private static let plain = """
        ---
        title: "Sintering of Li~6~PS~5~Cl"
        author: A. Author
        date: 2026-11-20
        keywords: [argyrodite, sintering]
        ---

        # Pellets {#sec-pellets}

        Pellets of Fig. 2 in Li et al. were pressed at 350 MPa. They were not sintered.

        | T / K | t / h |
        |------:|------:|
        | 823 | 5 |

        : Sintering steps of each pellet {#tbl-steps}

        """
    private static let drawn = """
        ---
        title: Conduction
        author: B. Author
        date: 2026-11-21
        abstract: The conductivity is activated.
        ---

        # Ions hop

        ```{swift}
        //| label: fig-line
        //| fig-cap: "A line of σ₀ against time"
        Figure { Line(x: [1, 2, 3], y: [2, 4, 6]) }
        ```

        """

    /// A project with two notebooks.
    private func project(_ settings: String = "title: Group *X*\n") throws -> ToolRun {
        let tool = try ToolRun()
        try FileManager.default.createDirectory(
            atPath: tool.folder + "/notebooks", withIntermediateDirectories: true)
        try tool.write(settings, to: "ionweave.yml")
        try tool.write(Self.plain, to: "notebooks/a.md")
        try tool.write(Self.drawn, to: "notebooks/b.md")
        return tool
    }

    private func text(_ tool: ToolRun, _ name: String) throws -> String {
        try String(decoding: #require(tool.read(name), "\(name) is not there"), as: UTF8.self)
    }

    private func names(_ tool: ToolRun, _ folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(tool.folder)/\(folder)").sorted()
    }

    @Test func indexAndPagesLeadToEachOther() throws {
        let tool = try project()
        let result = try tool.run("publish")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("notebooks/b.md → site/b.html  1 page"))
        #expect(result.output.contains("site/index.html  2 of 2 notebooks"))

        let index = try text(tool, "site/index.html")
        #expect(index.contains("<title>Group X</title>"))
        #expect(index.contains("<h1 class=\"title\">Group <em>X</em></h1>"))
        #expect(index.contains("<h2><a href=\"a.html\">Sintering of Li<sub>6</sub>PS<sub>5</sub>Cl</a></h2>"))
        #expect(index.contains("A.\u{A0}Author · <time datetime=\"2026-11-20\">"))
        // The stop after "Fig" and "al" ends no sentence.
        #expect(index.contains("<p class=\"summary\">Pellets of Fig. 2 in Li et al. were pressed at 350\u{A0}MPa.</p>"))
        #expect(index.contains("<p class=\"keywords\">argyrodite · sintering</p>"))
        #expect(index.contains("<p class=\"summary\">The conductivity is activated.</p>"))
        #expect(index.contains("<a href=\"b.pdf\">PDF</a> (1\u{A0}page)"))
        #expect(index.contains("srcset=\"figures/b-dark.svg\"") && index.contains("src=\"figures/b-light.svg\""))
        #expect(!index.contains("figures/a-"))

        let first = try text(tool, "site/a.html")
        #expect(first.contains("<a class=\"home\" href=\"index.html\">Group <em>X</em></a>"))
        #expect(first.contains("<a rel=\"next\" href=\"b.html\">") && !first.contains("rel=\"prev\""))
        #expect(first.contains("aria-current=\"page\">Sintering"))
        #expect(first.contains("<meta name=\"keywords\" content=\"argyrodite, sintering\">"))
        let second = try text(tool, "site/b.html")
        #expect(second.contains("<a rel=\"prev\" href=\"a.html\">") && !second.contains("rel=\"next\""))
        #expect(second.contains("download=\"fig-line.csv\"") && second.contains("<a href=\"b.pdf\">PDF</a>"))
        #expect(tool.read("site/b.pdf")?.starts(with: Array("%PDF-".utf8)) == true)
    }

    @Test func nothingChangesTwice() throws {
        let tool = try project()
        #expect(try tool.run("publish").status == 0)
        let again = try tool.run("publish")
        #expect(again.output.contains("(1 cached, 0 run)"), "\(again.output)")
        #expect(again.output.contains("2 of 2 notebooks  (unchanged)"), "\(again.output)")
        #expect(try tool.run("publish", "notebooks", "--output", "other").status == 0)
        #expect(try names(tool, "site") == names(tool, "other"))
        for name in try names(tool, "site") where name != "figures" {
            #expect(tool.read("site/" + name) == tool.read("other/" + name), "\(name)")
        }
    }

    @Test func pagesOfNotebooksThatAreGoneLeave() throws {
        let tool = try project()
        #expect(try tool.run("publish").status == 0)
        try tool.write("mine", to: "site/notes.txt")
        try tool.write("changed by hand", to: "site/b.pdf")
        try FileManager.default.removeItem(atPath: tool.folder + "/notebooks/b.md")
        let result = try tool.run("publish")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            try names(tool, "site") == [
                ".ionweave-site.json", "a.html", "a.pdf", "b.pdf", "index.html", "notes.txt", "search.js",
            ])
        #expect(try !text(tool, "site/a.html").contains("b.html"))
    }

    @Test func failingNotebookIsToldAndTheOthersAreThere() throws {
        let tool = try project()
        #expect(try tool.run("publish").status == 0)
        try tool.write(
            Self.drawn.replacingOccurrences(
                of: "Figure {", with: "_ = try DataTable(contentsOf: \"gone.csv\")\nFigure {"),
            to: "notebooks/b.md")
        let result = try tool.run("publish")
        #expect(result.status == 1)
        #expect(result.errors.contains("notebooks/b.md:13:9: error"), "\(result.errors)")
        #expect(result.errors.contains("notebooks/b.md: 1 error, not published"))
        #expect(result.output.contains("1 of 2 notebooks"))
        let index = try text(tool, "site/index.html")
        #expect(index.contains("<h2>Conduction</h2>") && index.contains("Not published: this notebook has errors."))
        #expect(tool.read("site/b.html") == nil && tool.read("site/b.pdf") == nil)
        #expect(try text(tool, "site/a.html").contains("<li class=\"missing\">Conduction</li>"))
    }

    @Test func filesOfOthersStay() throws {
        let tool = try project()
        try tool.write("mine", to: "index.html")
        let result = try tool.run("publish", "--output", ".")
        #expect(result.status == 7)
        #expect(result.errors.contains("'index.html' in"), "\(result.errors)")
        #expect(tool.read("index.html") == Data("mine".utf8) && tool.read("a.html") == nil)
        #expect(try tool.run("publish", "--output", ".", "--force").status == 0)
        #expect(try text(tool, "index.html").contains("Group"))
    }

    @Test func settingsNameOrderFolderAndNotebooks() throws {
        let tool = try project("notebooks: [notebooks/b.md, notebooks/a.md]\nsite: public\n")
        #expect(try tool.run("publish").status == 0)
        #expect(try text(tool, "public/b.html").contains("<a rel=\"next\" href=\"a.html\">"))

        func status(_ settings: String) throws -> (Int32, String) {
            try tool.write(settings, to: "ionweave.yml")
            let result = try tool.run("publish")
            return (result.status, result.errors)
        }
        #expect(
            try status("notebooks: [c.md]\n") == (
                3, "ionweave: error: 'c.md', which ionweave.yml names, is not there\n"
            ))
        #expect(try status("notebooks: c.md\n").1.contains("'notebooks' in ionweave.yml must be a list"))
        #expect(try status("titel: x\n").1.contains("unknown key 'titel'"))
        try tool.write("x", to: "A.md")
        #expect(try status("notebooks: [A.md, notebooks/a.md]\n").1.contains("would be one page"))
        try tool.write("x", to: "index.md")
        #expect(try status("notebooks: [index.md]\n").0 == 3)
        let empty = try ToolRun()
        try empty.write("No front matter", to: "README.md")
        let nothing = try empty.run("publish")
        #expect(nothing.status == 2 && nothing.errors.contains("has no notebooks"))
    }

    @Test func linksBetweenNotebooksHaveTheNumbersThere() throws {
        let tool = try project()
        try tool.write(
            Self.plain + "\nSee [](b.md#fig-line) and [the other](b.md).\n", to: "notebooks/a.md")
        #expect(try tool.run("publish").status == 0)
        let page = try text(tool, "site/a.html")
        #expect(page.contains("<a href=\"b.html#fig-line\">Figure\u{A0}1 (<em>Conduction</em>)</a>"))
        #expect(page.contains("<a href=\"b.html\">the other</a>"))
        #expect(try text(tool, "site/b.html").contains("id=\"fig-line\""))

        try tool.write(Self.plain + "\nSee [](b.md#fig-lin) and [](c.md).\n", to: "notebooks/a.md")
        let result = try tool.run("publish")
        #expect(result.status == 3)
        #expect(
            result.errors.contains("notebooks/a.md:18:5: error: nothing in 'b.md' has the label 'fig-lin'"),
            "\(result.errors)")
        #expect(result.errors.contains("did you mean 'b.md#fig-line'?"))
        #expect(result.errors.contains("notebooks/a.md:18:26: error: the project publishes no notebook 'c.md'"))
        #expect(tool.read("site/a.html") == nil && tool.read("site/b.html") != nil)
    }

    @Test func allNotebooksAreOnePDF() throws {
        let tool = try project()
        try tool.write(
            Self.plain + "\nSee [](b.md#fig-line) and [the other](b.md).\n", to: "notebooks/a.md")
        #expect(try tool.run("publish").status == 0)
        #expect(
            try text(tool, "site/index.html").contains(
                "<a href=\"all-notebooks.pdf\">All notebooks as PDF</a> (3\u{A0}pages)"))
        let checked = try tool.shell("qpdf --check site/all-notebooks.pdf")
        #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
        func page(_ number: Int) throws -> String {
            try tool.shell("pdftotext -layout -f \(number) -l \(number) site/all-notebooks.pdf -").output
        }
        let front = try page(1)
        #expect(
            front.contains("Group X") && front.contains("A. Author, B. Author") && front.contains("21 November 2026"))
        #expect(
            front.firstMatch(of: /Conduction[ .]+3\n/) != nil && front.firstMatch(of: /Pellets[ .]+2\n/) != nil,
            "\(front)")
        #expect(try page(2).contains("Figure 1 (Conduction)") && page(2).firstMatch(of: #/ 2\s*$/#) != nil)
        #expect(try page(3).firstMatch(of: #/ 3\s*$/#) != nil)
        let json = try tool.shell("qpdf --json=1 --json-key=outlines site/all-notebooks.pdf").output
        let outline =
            try #require(
                JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])["outlines"] as? [[String: Any]]
        #expect(outline?.compactMap { $0["title"] as? String } == ["Sintering of Li6PS5Cl", "Conduction"])
        #expect(outline?.compactMap { $0["destpageposfrom1"] as? Int } == [2, 3])
        // Both links of the first notebook and the entries of the contents lead to places inside.
        let plain = try tool.shell("qpdf --qdf --object-streams=disable site/all-notebooks.pdf - | strings").output
        #expect(!plain.contains("b.pdf"))
        let own = try tool.shell("qpdf --qdf --object-streams=disable site/a.pdf - | strings").output
        #expect(own.contains("(b.pdf#nameddest=fig-line)") && own.contains("(b.pdf)"))
    }
}
