import Foundation
import Testing

@testable import Evaluation

@Suite("What memo keeps is what a run would give", .serialized)
struct MemoTests {
    private func notebook(_ blocks: [String]) -> String {
        blocks.map { "```{swift}\n\($0)\n```\n" }.joined(separator: "\n")
    }

    @Test func valuesComeBackUntilSomethingTheyDependOnChanges() throws {
        let fixture = try NotebookFixture(keepsValuesAfter: 30)
        var blocks = [
            NotebookFixture.counting, "let factor = 2.0\nfunc scaled(_ x: Double) -> Double { x * factor }",
            "let n = 3.0",
            "let v = memo(\"v\", n) { countRun(\"v\"); return scaled(n) + 1 }\nprint(v)",
        ]
        func run(_ expected: String, runs: Int, _ comment: Comment) throws {
            let evaluation = try fixture.evaluate(notebook(blocks))
            #expect(evaluation.errorLines == [], comment)
            #expect(evaluation.texts == [expected + "\n"], comment)
            #expect(fixture.runs("v") == runs, comment)
        }
        try run("7.0", runs: 1, "first")
        blocks[3] += "\nprint(v * 2)"
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["7.0\n14.0\n"])
        #expect(fixture.runs("v") == 1, "code around the memo does not count")
        blocks[3] = blocks[3].replacing("\nprint(v * 2)", with: "")
        blocks[2] = "let n = 4.0"
        try run("9.0", runs: 2, "an input changed")
        blocks[1] = blocks[1].replacing("2.0", with: "3.0")
        try run("13.0", runs: 3, "a value that a function uses changed")
        blocks[1] = blocks[1].replacing("x * factor", with: "x + factor")
        try run("8.0", runs: 4, "a function changed")
        blocks[3] = blocks[3].replacing("+ 1 }", with: "+ 2 }")
        try run("9.0", runs: 5, "the closure changed")
        blocks[2] = "let n = 3.0"
        try run("8.0", runs: 6, "another input")
        blocks[2] = "let n = 4.0"
        try run("9.0", runs: 6, "an input that was there before")
    }

    @Test func filesThatTheClosureReadsCount() throws {
        let fixture = try NotebookFixture(keepsValuesAfter: 30)
        try fixture.write("x\n1\n", to: "a.csv")
        var blocks = [
            NotebookFixture.counting,
            "let x = try memo(\"x\") { countRun(\"x\"); return try DataTable(contentsOf: \"a.csv\").numbers(\"x\")[0] }\nprint(x)",
        ]
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["1.0\n"])
        blocks[1] += " // again\nprint(1)"
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["1.0\n1\n"])
        #expect(fixture.runs("x") == 1)
        // The value came from the memo, and the block depends on the file all the same.
        try fixture.write("x\n2\n", to: "a.csv")
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["2.0\n1\n"])
        #expect(fixture.runs("x") == 2)
    }

    @Test func capturedValuesMustBeInputs() throws {
        let fixture = try NotebookFixture()
        let captured = try fixture.evaluate(
            notebook(["let n = 3.0\nlet m = 1.0", "print(memo(\"v\", n) { m + n })"]))
        #expect(captured.diagnostics.map(\.code) == ["memo-input"])
        #expect(captured.errorLines.first?.hasPrefix("7:7 [memo-input] 'm' is used") == true)
        let twice = try fixture.evaluate(notebook(["print(memo(\"v\") { 1 })", "print(memo(\"v\") { 2 })"]))
        #expect(twice.diagnostics.map(\.code) == ["duplicate-memo"])
        #expect(twice.diagnostics.first?.notes.first?.span?.start.line == 2)
        let unnamed = try fixture.evaluate(notebook(["let name = \"a\"\nprint(memo(name) { 1 })"]))
        #expect(unnamed.diagnostics.map(\.code) == ["memo-name"])
    }

    @Test func whatIsDisplayedOrThrownIsNotKept() throws {
        let fixture = try NotebookFixture(keepsValuesAfter: 30)
        var blocks = [
            NotebookFixture.counting, "let v = memo(\"v\") { countRun(\"v\"); display(\"seen\"); return 1 }\nprint(v)",
        ]
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["seen", "1\n"])
        blocks[1] += "\nprint(2)"
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["seen", "1\n2\n"])
        #expect(fixture.runs("v") == 2)
    }
}
