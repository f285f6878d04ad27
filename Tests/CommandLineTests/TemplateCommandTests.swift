import Foundation
import Testing

/// Templates as the tool finds and follows them.
@Suite struct TemplateCommandTests {
    private static let notebook = """
        ---
        title: A title
        template: own
        ---

        ```{swift}
        print("forty-two")
        ```
        """

    @Test func changingATemplateRunsNoBlock() throws {
        let tool = try ToolRun()
        try FileManager.default.createDirectory(
            atPath: tool.folder + "/templates/own", withIntermediateDirectories: true)
        try tool.write("", to: "ionweave.yml")
        try tool.write(Self.notebook, to: "a.md")
        try tool.write("sizes: {text: 10pt}\n", to: "templates/own/template.yml")
        let first = try tool.run("render", "a.md", "--to", "pdf,html")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("1 run"))
        let before = tool.read("a.pdf")
        #expect(try tool.run("render", "a.md", "--to", "pdf,html").output.contains("unchanged"))

        try tool.write("sizes: {text: 12pt, code: 11pt}\n", to: "templates/own/template.yml")
        let second = try tool.run("render", "a.md", "--to", "pdf,html")
        #expect(second.output.contains("1 cached, 0 run"), "\(second.output)\(second.errors)")
        #expect(tool.read("a.pdf") != before)

        try tool.write("h1 { color: #123456; }\n", to: "templates/own/style.css")
        _ = try tool.run("render", "a.md", "--to", "pdf,html")
        let page = String(decoding: tool.read("a.html") ?? Data(), as: UTF8.self)
        #expect(page.contains("#123456"))

        try tool.write("sizes: {txt: 12pt}\n", to: "templates/own/template.yml")
        let wrong = try tool.run("render", "a.md", "--to", "pdf")
        #expect(wrong.status == 3)
        #expect(wrong.errors.contains("templates/own/template.yml:1:9: error: a template has no 'sizes.txt'"))
        #expect(wrong.errors.contains("did you mean 'sizes.text'?"))
    }

    @Test func templatesOfTheToolAreFoundAndUnknownOnesTold() throws {
        let tool = try ToolRun()
        try tool.write(Self.notebook.replacing("template: own", with: "template: slides"), to: "a.md")
        let slides = try tool.run("render", "a.md", "--to", "pdf")
        #expect(slides.status == 0, "\(slides.errors)")
        try tool.write(Self.notebook.replacing("template: own", with: "template: slide"), to: "b.md")
        let unknown = try tool.run("render", "b.md", "--to", "pdf")
        #expect(unknown.status == 3)
        #expect(unknown.errors.contains("there is no template 'slide'"))
        #expect(unknown.errors.contains("did you mean 'slides'?"))
    }
}
