import Diagnostics
import Testing

@testable import Document

@Suite struct JupyterTests {
    private func markdown(_ json: String) throws -> JupyterImport.Result {
        try JupyterImport.convert(Array(json.utf8), attachmentFolder: "a_files")
    }

    private func notebook(_ cells: String, metadata: String = "{\"kernelspec\":{\"language\":\"python\"}}") -> String {
        "{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":\(metadata),\"cells\":[\(cells)]}"
    }

    @Test func cellsOfAllKinds() throws {
        let result = try markdown(
            notebook(
                #"""
                {"cell_type":"markdown","metadata":{},"source":["# Title\n","text $x$"]},
                {"cell_type":"code","execution_count":1,"metadata":{},"outputs":[{"output_type":"stream","text":["never shown"]}],"source":"print(\"```\")\n"},
                {"cell_type":"code","metadata":{},"outputs":[],"source":["%%bash\n","ls"]},
                {"cell_type":"raw","metadata":{"raw_mimetype":"text/latex"},"source":"\\LaTeX"},
                {"cell_type":"raw","metadata":{},"source":"plain"},
                {"cell_type":"code","metadata":{},"outputs":[],"source":"  \n"}
                """#, metadata: #"{"title":"On \"x\"","authors":[{"name":"A. B"}],"language_info":{"name":"python"}}"#))
        #expect(
            result.text == """
                ---
                title: "On \\"x\\""
                author: ["A. B"]
                ---

                # Title
                text $x$

                ````python
                print("```")
                ````

                ```bash
                ls
                ```

                ```latex
                \\LaTeX
                ```

                ```
                plain
                ```

                """)
        #expect(result.foreignLanguages == ["python", "bash"])
        #expect(Parsed(result.text).codes == [])
    }

    @Test func swiftCellsRun() throws {
        let result = try markdown(
            notebook(
                ##"{"cell_type":"code","metadata":{},"outputs":[],"source":"//| label: fig-a\nlet x = 1"}"##,
                metadata: #"{"kernelspec":{"language":"swift"}}"#))
        #expect(result.text == "```{swift}\n//| label: fig-a\nlet x = 1\n```\n")
        #expect(Parsed(result.text).document.cells.first?.options.label == "fig-a")
    }

    @Test func attachmentsBecomeFiles() throws {
        let result = try markdown(
            notebook(
                #"{"cell_type":"markdown","metadata":{},"attachments":{"a b.png":{"image/png":"iVBO\nRw0="},"../x.png":{"image/png":["AA","=="]}},"source":"![A](attachment:a%20b.png) ![B](attachment:../x.png)"}"#
            ))
        #expect(result.text == "![A](a_files/a-b.png) ![B](a_files/-x.png)\n")
        #expect(result.attachments.map(\.path) == ["a_files/a-b.png", "a_files/-x.png"])
        #expect(result.attachments.map(\.base64) == ["iVBORw0=", "AA=="])
    }

    /// What is only a sign in Jupyter cites nothing here.
    @Test func atSignsStayText() throws {
        let source = "@user and a@b.org, `@code` $@x$ (@y) <https://x.org/@z>\\n\\n```\\n@decorator\\n```"
        let result = try markdown(notebook("{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"\(source)\"}"))
        #expect(result.text == "\\@user and a@b.org, `@code` $@x$ (\\@y) <https://x.org/@z>\n\n```\n@decorator\n```\n")
        let (_, diagnostics) = DocumentResolver.resolve(Parsed(result.text).document, outputs: [], expressions: [])
        #expect(diagnostics.isEmpty)
    }

    @Test func oldFormat() throws {
        let result = try markdown(
            #"{"nbformat":3,"metadata":{"name":"x"},"worksheets":[{"cells":[{"cell_type":"heading","level":2,"source":["H"]},{"cell_type":"code","language":"python","input":["1"],"outputs":[]}]}]}"#
        )
        #expect(result.text == "## H\n\n```python\n1\n```\n")
    }

    @Test func whatIsNoNotebook() {
        #expect(throws: ConversionError.notANotebook) { try markdown("{\"a\":1}") }
        #expect(throws: ConversionError.self) { try markdown("{") }
    }

    @Test func ruleAtTheStartIsNoFrontMatter() throws {
        let result = try markdown(notebook(#"{"cell_type":"markdown","metadata":{},"source":"---\ntitle: x\n---"}"#))
        #expect(Parsed(result.text).document.metadata.title.isEmpty)
    }

    /// A notebook is the same after the way to Jupyter and back.
    @Test(arguments: [
        "---\ntitle: T\nbibliography: a.bib\n---\n\n# H\n\nText @li2023 \"q\" \\x \tтест.\n\n```{swift}\n//| label: fig-a\nlet x = \"a\\n\"\n```\n\nMore.\n",
        "```{swift}\n1\n```\n\n```{swift #fig-b echo=true}\n2\n```\n", "Only text.\n",
        "- item\n\n  ```{swift}\n  nested\n  ```\n\n```python\nshown\n```\n\n````{swift}\nprint(\"```\")\n````\n",
    ])
    func roundTrip(_ text: String) throws {
        let json = JupyterExport.json(SourceFile(name: "a.md", text: text))
        #expect(try markdown(json).text == text)
    }

    @Test func exportedCells() throws {
        let json = JupyterExport.json(SourceFile(name: "a.md", text: "a\n\n```{swift}\nlet x = 1\nx\n```\n\nb\n"))
        let cells = try #require(try JSONReader.read(Array(json.utf8))["cells"]?.elements)
        #expect(cells.compactMap { $0["cell_type"]?.text } == ["markdown", "code", "markdown"])
        #expect(cells[1]["source"]?.elements?.compactMap(\.text) == ["let x = 1\n", "x"])
        #expect(Set(cells.compactMap { $0["id"]?.text }).count == 3)
    }

    @Test func damagedNotebooksDoNotCrash() {
        let bytes = Array(
            notebook(
                #"{"cell_type":"markdown","source":["a"],"attachments":{"x":{"image/png":"AA"}}},{"cell_type":"code","source":"%%r\n"},{"cell_type":"raw","source":null}"#
            )
            .utf8)
        for end in bytes.indices { _ = try? JupyterImport.convert(Array(bytes[..<end]), attachmentFolder: "f") }
        for index in bytes.indices {
            for sign in "{}[]\",:0a\\".utf8 {
                var changed = bytes
                changed[index] = sign
                _ = try? JupyterImport.convert(changed, attachmentFolder: "f")
            }
        }
    }
}
