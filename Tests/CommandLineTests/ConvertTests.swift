import Foundation
import Testing

@Suite("Jupyter notebooks are converted in and out", .serialized)
struct ConvertTests {
    private let jupyter =
        #"{"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"language":"python"}},"cells":[{"cell_type":"markdown","metadata":{},"source":"Hello","attachments":{"x.png":{"image/png":"QUJD"}}},{"cell_type":"code","metadata":{},"outputs":[],"source":"1 + 1"}]}"#

    @Test func convertedNotebooksRender() throws {
        let tool = try ToolRun()
        try tool.write(jupyter, to: "a.ipynb")
        let result = try tool.run("convert", "a.ipynb")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "wrote a.md\nwrote a_files/x.png\ncode in python is shown and does not run\n")
        #expect(tool.read("a.md") == Data("Hello\n\n```python\n1 + 1\n```\n".utf8))
        #expect(tool.read("a_files/x.png") == Data("ABC".utf8))
        #expect(try tool.run("render", "--to", "html", "a.md").status == 0)
    }

    @Test func starterGoesToJupyterAndBack() throws {
        let tool = try ToolRun()
        #expect(try tool.run("new", "a").status == 0)
        #expect(try tool.run("convert", "a.md").status == 0)
        #expect(try tool.run("convert", "a.ipynb", "-o", "b.md").status == 0)
        #expect(tool.read("b.md") == tool.read("a.md"))
    }

    @Test func filesThatAreThereStay() throws {
        let tool = try ToolRun()
        try tool.write(jupyter, to: "a.ipynb")
        try tool.write("mine", to: "a.md")
        let result = try tool.run("convert", "a.ipynb")
        #expect(result.status == 7)
        #expect(result.errors.contains("'a.md' is there already"))
        #expect(tool.read("a.md") == Data("mine".utf8))
        #expect(tool.read("a_files/x.png") == nil)
        #expect(try tool.run("convert", "--force", "a.ipynb").status == 0)
    }

    @Test func mistakes() throws {
        let tool = try ToolRun()
        try tool.write("{", to: "a.ipynb")
        #expect(try tool.run("convert", "a.ipynb").status == 3)
        #expect(try tool.run("convert", "nothing.ipynb").status == 7)
        try tool.write("x", to: "a.txt")
        #expect(try tool.run("convert", "a.txt").status == 2)
    }
}
