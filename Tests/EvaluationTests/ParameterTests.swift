import Diagnostics
import Document
import Foundation
import Testing

@testable import Evaluation

@Suite("Blocks depend on the parameters that they read, each for itself", .serialized)
struct ParameterTests {
    private func notebook(sample: String, limit: String) -> String {
        """
        ---
        params: {sample: \(sample), limit: \(limit), temperatures: [300, 310.5]}
        ---

        Sample `{swift} params.sample`.

        ```{swift}
        print(params.limit + 1)
        ```

        ```{swift}
        let mean = params.temperatures.reduce(0, +) / 2
        print(mean)
        ```
        """
    }

    @Test func onlyReadersOfAChangedParameterRun() throws {
        let fixture = try NotebookFixture()
        let first = try fixture.evaluate(notebook(sample: "LYC-3", limit: "500"))
        #expect(first.errorLines == [])
        #expect(first.texts == ["501\n", "305.25\n"] && first.expressions == ["LYC\\-3"])
        #expect(try fixture.evaluate(notebook(sample: "LYC-3", limit: "500")).runCount == 0)
        let other = try fixture.evaluate(notebook(sample: "LYC-4", limit: "500"))
        #expect(other.expressions == ["LYC\\-4"])
        // The text's values and the declaration of `params` that it needs; nothing is compiled.
        #expect(other.runCount == 2 && other.compiledCount == 0)
        #expect(try fixture.evaluate(notebook(sample: "LYC-4", limit: "600")).texts == ["601\n", "305.25\n"])
        // Another type.
        #expect(try fixture.evaluate(notebook(sample: "LYC-4", limit: "600.5")).texts == ["601.5\n", "305.25\n"])
    }

    @Test func aLivingKernelGetsNewValues() throws {
        let fixture = try NotebookFixture()
        let session = KernelSession()
        for limit in [1, 2, 3] {
            let evaluation = try fixture.evaluate(notebook(sample: "a", limit: "\(limit)"), session: session)
            #expect(evaluation.texts.first == "\(limit + 1)\n")
        }
    }

    @Test func overridesKeepTheTypeOfTheNotebook() throws {
        let own = ParameterValue.integer(500)
        #expect(own.reading("600") == .integer(600))
        #expect(own.reading("6e2") == nil && own.reading("hot") == nil)
        #expect(ParameterValue.number(1).reading("2") == .number(2))
        #expect(ParameterValue.truth(true).reading("false") == .truth(false))
        #expect(ParameterValue.numbers([1]).reading("1, 2.5") == .numbers([1, 2.5]))
        #expect(ParameterValue.integers([1]).reading("1,x") == nil)
        var overrides = ParameterOverrides()
        try overrides.add("limit=600")
        try overrides.add("sample=a=b")
        let (document, _) = NotebookParser.parse(
            SourceFile(name: "a.md", text: "---\nparams: {sample: x, limit: 500}\n---\n"))
        var parameters = document.metadata.parameters
        try overrides.apply(to: &parameters)
        #expect(parameters.map(\.value) == [.text("a=b"), .integer(600)])
        try overrides.add("limt=1")
        #expect(throws: ParameterError.unknown(name: "limt", nearest: "limit")) {
            try overrides.apply(to: &parameters)
        }
        #expect(throws: ParameterError.notAnAssignment("limit")) { try overrides.add("limit") }
    }

    @Test func whatIsNoParameterIsAnErrorAtItsPlace() {
        let (_, diagnostics) = NotebookParser.parse(
            SourceFile(name: "a.md", text: "---\nparams:\n  2x: 1\n  y: {a: 1}\n---\n"))
        #expect(diagnostics.map(\.code) == ["invalid-parameter", "invalid-parameter"])
        #expect(diagnostics.map { $0.span?.start.line } == [3, 4])
    }
}
