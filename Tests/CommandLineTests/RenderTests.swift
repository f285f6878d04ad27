import Foundation
import Testing

@Suite("The tool renders, reports mistakes and keeps what was there", .serialized)
struct RenderTests {
    private let good =
        "# Title\n\n```{swift}\n//| label: fig-a\n//| fig-cap: A line.\nFigure { Line(x: [1, 2], y: [1, 2]) }\n```\n\nSee @fig-a.\n"

    @Test func writesAllFormatsTheSameEachTime() throws {
        let tool = try ToolRun()
        try tool.write(good, to: "a.md")
        let first = try tool.run("render", "a.md")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("a.md → a.pdf  1 page"))
        let files = ["a.pdf", "a-1.svg", "a.html"]
        let before = files.map { tool.read($0) }
        #expect(before.allSatisfy { $0?.isEmpty == false })
        #expect(try tool.run("render", "--no-cache", "a.md").status == 0)
        #expect(files.map { tool.read($0) } == before)
    }

    @Test func figuresAloneCanBeWritten() throws {
        let tool = try ToolRun()
        try tool.write(good, to: "a.md")
        let result = try tool.run("render", "a.md", "--figures-only")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("a.md → figures/a/  "), "\(result.output)")
        let names = try FileManager.default.contentsOfDirectory(atPath: tool.folder + "/figures/a").sorted()
        #expect(names == ["fig-a.csv", "fig-a.pdf", "fig-a.png", "fig-a.svg"])
        let reports = try FileManager.default.contentsOfDirectory(atPath: tool.folder).filter { $0.hasPrefix("a") }
        #expect(reports == ["a.md"], "no report is written")
        #expect(try tool.run("render", "a.md", "--figures-only").output.contains("figures/a/  "))
    }

    @Test func unchangedNotebooksAreLeftAlone() throws {
        let tool = try ToolRun()
        try tool.write("1\n", to: "data.csv")
        try tool.write(
            "```{swift}\nimport Foundation\nprint(try String(contentsOfFile: \"data.csv\", encoding: .utf8))\n```\n",
            to: "a.md")
        #expect(try tool.run("render", "a.md").output.contains("1 run"))
        #expect(try tool.run("render", "a.md").output.contains("unchanged"))
        // A changed data file is noticed though nothing declared it.
        try tool.write("2\n", to: "data.csv")
        #expect(try tool.run("render", "a.md").output.contains("1 run"))
        #expect(try String(decoding: #require(tool.read("a.html")), as: UTF8.self).contains("<samp>2"))
        // So is a report that someone removed.
        try FileManager.default.removeItem(atPath: tool.folder + "/a.pdf")
        #expect(try tool.run("render", "a.md").output.contains("1 cached, 0 run"))
        #expect(tool.read("a.pdf") != nil)
    }

    @Test(arguments: [
        ("let x: Int = \"a\"", "a.md:6:14: error:", "[swift-error]"),
        ("let v = [1]\nlet w = v[CommandLine.arguments.count]", "a.md:7:", "[trap]"),
        ("struct E: Error {}\nthrow E()", "a.md:7:1: error:", "[thrown-error]"),
        ("//| timeout: 1\nwhile true {}", "a.md:7:", "[timeout]"),
    ])
    func failuresNameTheLineAndKeepTheReport(block: String, place: String, code: String) throws {
        let tool = try ToolRun()
        try tool.write(good, to: "a.md")
        #expect(try tool.run("render", "a.md").status == 0)
        let before = tool.read("a.pdf")
        try tool.write("# Title\n\nText.\n\n```{swift}\n\(block)\n```\n", to: "a.md")
        let failed = try tool.run("render", "a.md")
        #expect(failed.status == 1)
        #expect(failed.errors.contains(place), "\(failed.errors)")
        #expect(failed.errors.contains("error: "))
        #expect(failed.errors.contains(code), "\(failed.errors)")
        #expect(tool.read("a.pdf") == before)
    }

    @Test func documentMistakesAndWrongUseHaveTheirOwnStatus() throws {
        let tool = try ToolRun()
        try tool.write("See @fig-none.\n", to: "a.md")
        let unknown = try tool.run("render", "a.md")
        #expect(unknown.status == 3)
        #expect(unknown.errors.contains("a.md:1:5: error:") && unknown.errors.contains("[unknown-reference]"))
        #expect(tool.read("a.pdf") == nil)
        #expect(try tool.run("render", "absent.md").status == 7)
        #expect(try tool.run("render", "--to", "docx", "a.md").status == 2)
        #expect(try tool.run("frobnicate").status == 2)
        #expect(try tool.run("check", "a.md").status == 3)
    }

    @Test func tangledNotebooksCompileAndRunByThemselves() throws {
        let tool = try ToolRun()
        try tool.write(
            "# T\n\n```{swift}\n//| label: a\nlet energy = 0.25\nenergy * 2\n```\n\n```{swift}\nprint(\"last\")\n```\n",
            to: "a.md")
        let tangled = try tool.run("tangle", "a.md").output
        try tool.write(tangled, to: "main.swift")
        let line = try #require(tangled.split(separator: "\n").first { $0.contains("swiftc") }).dropFirst(3)
        let result = try tool.shell(line + " && ./program")
        #expect(result.output == "0.5\nlast\n", "\(result.errors)")
        try tool.write(tangled.replacing("energy * 2", with: "energi * 2"), to: "main.swift")
        #expect(try tool.shell(line).errors.contains("a.md:6:9: error: cannot find 'energi'"))
    }

    @Test func stagesCanBePrinted() throws {
        let tool = try ToolRun()
        try tool.write(good, to: "a.md")
        #expect(try tool.run("dump", "tree", "a.md").output.contains("heading"))
        #expect(try tool.run("dump", "cells", "a.md").output.contains("fig-a"))
        #expect(try tool.run("dump", "graph", "a.md").output.contains("block 0"))
        #expect(try tool.run("dump", "layout", "a.md").output.hasPrefix("page "))
        #expect(try tool.run("doctor").status == 0)
        #expect(try tool.run("tangle", "a.md").output.contains("Figure { Line"))
        #expect(try tool.run("explain", "a.md").output.contains("fig-a (line 4): runs"))
        #expect(try tool.run("render", "a.md").status == 0)
        #expect(try tool.run("explain", "a.md").output.contains("fig-a (line 4): kept"))
    }
}
