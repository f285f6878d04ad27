import Foundation
import Testing

/// Reports that are run again from what they carry.
@Suite struct VerifyTests {
    private static let notebook = """
        ---
        title: A mean
        params: {scale: 2.0, names: [a, b]}
        ---

        ```{swift}
        import Foundation
        let values = try String(contentsOfFile: "values.txt", encoding: .utf8).split(separator: "\\n").compactMap {
            Double($0)
        }
        let mean = params.scale * values.reduce(0, +) / Double(values.count)
        print("mean \\(mean)")
        ```

        ```{swift}
        //| label: fig-values
        //| fig-cap: "Values."
        Figure { Points(x: values.indices.map(Double.init), y: values) }
        ```

        The mean is `{swift} mean`.
        """

    private func rendered() throws -> ToolRun {
        let tool = try ToolRun()
        try tool.write("1\n2\n6\n", to: "values.txt")
        try tool.write(Self.notebook, to: "a.md")
        let result = try tool.run("render", "a.md", "--to", "pdf", "-P", "scale=3")
        #expect(result.status == 0, "\(result.errors)")
        return tool
    }

    @Test func aReportAgreesWithItsOwnSources() throws {
        let tool = try rendered()
        let result = try tool.run("verify", "a.pdf", "--strict")
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("notebook   as in the report"))
        #expect(result.output.contains("1 file, as it was"))
        #expect(result.output.contains("all agree"))
    }

    @Test func changedDataAreFoundInTextAndFigure() throws {
        let tool = try rendered()
        try tool.write("1\n2\n6.6\n", to: "values.txt")
        let result = try tool.run("verify", "a.pdf")
        #expect(result.status == 6, "\(result.output)\(result.errors)")
        #expect(result.output.contains("values.txt has changed"))
        // The parameter is the report's own: three times (1 + 2 + 6) / 3 is 9, then 9.6: 0.6 of 9.6 is 6.2 %.
        #expect(result.output.contains("expression mean: 9.0 → 9.6 (6.2 %)"), "\(result.output)")
        #expect(result.output.contains("mean 9.0 → mean 9.6"), "\(result.output)")
        #expect(result.output.contains("fig-values.csv, row 4, column"), "\(result.output)")
        let tolerant = try tool.run("verify", "a.pdf", "--tolerance", "0.1")
        #expect(tolerant.status == 0, "\(tolerant.output)")
        #expect(try tool.run("verify", "a.pdf", "--tolerance", "0.1", "--strict").status == 6)
    }

    @Test func theReportsOwnNotebookRunsWhenTheProjectHasAnother() throws {
        let tool = try rendered()
        try tool.write(Self.notebook.replacing("reduce(0, +)", with: "reduce(1, +)"), to: "a.md")
        let changed = try tool.run("verify", "a.pdf")
        #expect(changed.status == 0, "\(changed.output)\(changed.errors)")
        #expect(changed.output.contains("has changed since; the report's own text was run"))
    }

    @Test func whatCannotBeVerifiedIsSaid() throws {
        let tool = try rendered()
        try tool.write("no report", to: "text.pdf")
        let text = try tool.run("verify", "text.pdf")
        #expect(text.status == 7)
        #expect(text.errors.contains("'text.pdf' cannot be verified"))
        #expect(try tool.run("verify", "none.pdf").errors.contains("'none.pdf' cannot be read"))
        try FileManager.default.removeItem(atPath: tool.folder + "/values.txt")
        #expect(try tool.run("verify", "a.pdf").status == 1)
    }
}
