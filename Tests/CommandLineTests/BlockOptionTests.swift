import Foundation
import Testing

/// Options of blocks, as a report shows them.
@Suite struct BlockOptionTests {
    private func rendered(_ notebook: String, _ tool: ToolRun) throws -> String {
        try tool.write(notebook, to: "a.md")
        let result = try tool.run("render", "a.md", "--to", "html,pdf")
        #expect(result.status == 0, "\(result.errors)")
        return String(decoding: tool.read("a.html") ?? Data(), as: UTF8.self)
    }

    @Test func listingsCarryNumberCaptionAndLines() throws {
        let page = try rendered(
            """
            See @lst-fit and @lst-shown.

            ```{swift}
            //| label: lst-fit
            //| lst-cap: "The *fit* in `{swift} 1 + 1` lines."
            //| echo: true
            //| code-line-numbers: true
            //| classes: [long]
            let a = 1
            let b = 2
            ```

            ```{.python #lst-shown lst-cap="Shown."}
            print(1)
            ```
            """, ToolRun())
        #expect(page.contains("<a class=\"reference\" href=\"#lst-fit\">Listing\u{A0}1</a>"))
        #expect(page.contains("<a class=\"reference\" href=\"#lst-shown\">Listing\u{A0}2</a>"))
        #expect(page.contains("<strong>Listing\u{A0}1.</strong></a> The <em>fit</em> in 2 lines.</figcaption>"))
        #expect(page.contains("<pre class=\"cell numbered long\""))
        #expect(page.contains("<span class=\"line\">let a = 1</span>\n<span class=\"line\">let b = 2</span>"))
    }

    @Test func figuresKeepTheirAspectAndDataStaysHome() throws {
        let tool = try ToolRun()
        let page = try rendered(
            """
            ```{swift}
            //| label: fig-a
            //| fig-cap: One.
            //| fig-width: 200pt
            //| fig-asp: 0.5
            //| data: false
            Figure { Line(x: [0, 1], y: [0, 1]) }
            ```
            """, tool)
        #expect(page.contains("width=\"200pt\" height=\"100pt\""))
        #expect(!page.contains("download=\"fig-a.csv\""))
        let files = try tool.shell("pdfdetach -list a.pdf").output
        #expect(!files.contains("fig-a.csv") && files.contains("a.md"))
    }

    @Test func tablesShareTheirWidthAsAsked() throws {
        let tool = try ToolRun()
        let table = """
            ```{swift}
            //| tbl-colwidths: [3, 1]
            Table([.texts("name", ["a"]), .numbers("value", [1.0])])
            ```
            """
        #expect(try rendered(table, tool).contains("<col style=\"width:75%\"><col style=\"width:25%\">"))
        try tool.write(table.replacing("[3, 1]", with: "[3]"), to: "a.md")
        let wrong = try tool.run("render", "a.md", "--to", "html")
        #expect(wrong.errors.contains("'tbl-colwidths' gives 1 widths for 2 columns [wrong-column-count]"))
    }

    @Test func declaredInputsCountAndMustBeThere() throws {
        let tool = try ToolRun()
        try tool.write("1", to: "settings.yml")
        let notebook = "```{swift}\n//| inputs: [settings.yml]\nprint(1)\n```\n\n```{swift}\nprint(2)\n```\n"
        _ = try rendered(notebook, tool)
        #expect(try tool.run("render", "a.md", "--to", "html,pdf").output.contains("unchanged"))
        try tool.write("2", to: "settings.yml")
        #expect(try tool.run("render", "a.md", "--to", "html,pdf").output.contains("1 cached, 1 run"))
        try FileManager.default.removeItem(atPath: tool.folder + "/settings.yml")
        let missing = try tool.run("render", "a.md", "--to", "html,pdf")
        #expect(missing.status == 1)
        #expect(missing.errors.contains("a.md:3:1: error: there is no file 'settings.yml' [missing-input]"))
    }

    @Test func warningsAndChecksAreLeftOutWhereAsked() throws {
        let tool = try ToolRun()
        let body =
            "try check(\"mass\", 2.0, equals: 2.0, relativeTolerance: 1e-9)\nprint(Int.random(in: 0...1) * 0)\n```\n"
        try tool.write("```{swift}\n" + body, to: "a.md")
        let told = try tool.run("render", "a.md", "--to", "html")
        #expect(told.errors.contains("[volatile-block]"))
        #expect(String(decoding: tool.read("a.html") ?? Data(), as: UTF8.self).contains("mass"))
        try tool.write("```{swift}\n//| warning: false\n//| check: false\n" + body, to: "a.md")
        let quiet = try tool.run("render", "a.md", "--to", "html")
        #expect(quiet.status == 0 && quiet.errors.isEmpty, "\(quiet.errors)")
        #expect(!String(decoding: tool.read("a.html") ?? Data(), as: UTF8.self).contains("mass"))
    }
}
