import Foundation
import NumericalMethods
import Testing

@testable import Evaluation

@Suite("What is kept from earlier runs is what a clean run gives", .serialized)
struct IncrementalTests {
    private func notebook(_ blocks: [String]) -> String {
        blocks.map { "Prose.\n\n```{swift}\n\($0)\n```\n" }.joined(separator: "\n")
    }

    @Test func onlyWhatIsStaleRuns() throws {
        let fixture = try NotebookFixture()
        var blocks = ["let a = 1\nprint(\"a\")", "let b = a + 1\nprint(\"b\", b)", "print(\"alone\")"]
        #expect(try fixture.evaluate(notebook(blocks)).runCount == 3)
        #expect(try fixture.evaluate(notebook(blocks)).runCount == 0)
        blocks[2] = "print(\"alone\", 2)"
        #expect(try fixture.evaluate(notebook(blocks)).runCount == 1)
        // A changed block needs the values of the one before it, which therefore runs too.
        blocks[1] = "let b = a + 2\nprint(\"b\", b)"
        let changed = try fixture.evaluate(notebook(blocks))
        #expect(changed.runCount == 2)
        #expect(changed.texts == ["a\n", "b 3\n", "alone 2\n"])
    }

    @Test func commentsSpacesAndProseChangeNothing() throws {
        let fixture = try NotebookFixture()
        _ = try fixture.evaluate("```{swift}\nlet a = 1 + 2\nprint(a)\n```\n")
        let again = try fixture.evaluate(
            "New prose.\n\n```{swift}\n//| echo: true\n// why\nlet a = 1  +  2 // three\nprint( a )\n```\n")
        #expect(again.runCount == 0)
        #expect(again.texts == ["3\n"])
    }

    @Test func aBlockThatChangesAVariableRunsWithIt() throws {
        let fixture = try NotebookFixture()
        var blocks = ["var list = [1]", "list.append(2)", "print(list)", "print(\"end\")"]
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["[1, 2]\n", "end\n"])
        blocks[2] = "print(list, list.count)"
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["[1, 2] 2\n", "end\n"])
        blocks[1] = "list.append(3)"
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["[1, 3] 2\n", "end\n"])
    }

    @Test func changesThroughFunctionsAndReferencesAreSeen() throws {
        let fixture = try NotebookFixture()
        var blocks = ["var count = 0\nfunc bump() { count += 1 }", "bump()", "print(count)"]
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["1\n"])
        blocks[2] = "print(\"count\", count)"
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["count 1\n"])
        var shared = ["final class Box { var value = 0 }\nlet box = Box()", "box.value = 5", "print(box.value)"]
        #expect(try fixture.evaluate(notebook(shared)).texts == ["5\n"])
        shared[2] = "print(box.value, 1)"
        #expect(try fixture.evaluate(notebook(shared)).texts == ["5 1\n"])
    }

    @Test func changedMissingAndListedFilesMakeABlockStale() throws {
        let fixture = try NotebookFixture()
        let text = """
            ```{swift}
            import Foundation
            print((try? String(contentsOfFile: "late.csv", encoding: .utf8)) ?? "none")
            print(try FileManager.default.contentsOfDirectory(atPath: ".").filter { $0.hasSuffix(".csv") }.sorted())
            ```

            ```{swift}
            print("other")
            ```
            """
        #expect(try fixture.evaluate(text).texts.first == "none\n[]\n")
        #expect(try fixture.evaluate(text).runCount == 0)
        try fixture.write("1", to: "late.csv")
        let second = try fixture.evaluate(text)
        #expect(second.texts.first == "1\n[\"late.csv\"]\n")
        #expect(second.runCount == 1)
    }

    @Test func aFileThatChangesBehindItsTimeIsNoticed() throws {
        let fixture = try NotebookFixture()
        try fixture.write("1", to: "a.csv")
        let text = "```{swift}\nprint(try DataTable(contentsOf: \"a.csv\").columnNames)\n```\n"
        #expect(try fixture.evaluate(text).texts == ["[\"1\"]\n"])
        usleep(100_000)
        #expect(try fixture.evaluate(text).runCount == 0)
        // As long as before, and as old as before for all who believe the time that programs can set.
        let path = fixture.folder + "/a.csv"
        let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
        try "2".write(toFile: path, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.modificationDate: date as Any], ofItemAtPath: path)
        #expect(try fixture.evaluate(text).texts == ["[\"2\"]\n"])
    }

    @Test func aBlockThatChangesWhatItReadIsNotKept() throws {
        let fixture = try NotebookFixture()
        try fixture.write("1", to: "count.txt")
        let text = """
            ```{swift}
            import Foundation
            let count = Int(try String(contentsOfFile: "count.txt", encoding: .utf8))!
            print(count)
            try String(count + 1).write(toFile: "count.txt", atomically: true, encoding: .utf8)
            ```
            """
        for round in 1...3 {
            let evaluation = try fixture.evaluate(text)
            #expect(evaluation.texts == ["\(round)\n"])
            #expect(evaluation.diagnostics.map(\.code) == ["changed-input"])
            #expect(evaluation.isVolatile)
        }
    }

    @Test func variablesOfTheEnvironmentMakeABlockStale() throws {
        let fixture = try NotebookFixture()
        let text = "```{swift}\nprint(environmentVariable(\"IONWEAVE_SAMPLE\") ?? \"none\")\n```\n"
        #expect(try fixture.evaluate(text).texts == ["none\n"])
        #expect(try fixture.evaluate(text).runCount == 0)
        setenv("IONWEAVE_SAMPLE", "LYC-3", 1)
        defer { unsetenv("IONWEAVE_SAMPLE") }
        #expect(try fixture.evaluate(text).texts == ["LYC-3\n"])
        #expect(try fixture.evaluate(text).runCount == 0)
    }

    @Test func explanationsNameFilesWithTheirHashes() throws {
        let fixture = try NotebookFixture()
        try fixture.write("1", to: "a.csv")
        let text = """
            ```{swift}
            let a = try DataTable(contentsOf: "a.csv").columnNames
            ```

            ```{swift}
            print(a)
            ```
            """
        #expect(
            try fixture.explain(text) == Array(
                repeating: "runs: its code, or what it depends on, is new or changed", count: 1)
                + ["runs: it uses 'a' of block (line 2), which runs"])
        _ = try fixture.evaluate(text)
        #expect(try fixture.explain(text) == ["kept from an earlier run", "kept from an earlier run"])
        // SHA-256 of "1" begins with 6b86, that of "2" with d473.
        try fixture.write("2", to: "a.csv")
        #expect(
            try fixture.explain(text) == [
                "runs: a.csv changed 6b86→d473", "runs: it uses 'a' of block (line 2), which runs",
            ])
        try FileManager.default.removeItem(atPath: fixture.folder + "/a.csv")
        #expect(try fixture.explain(text).first == "runs: a.csv is gone")
    }

    @Test func whatDiffersFromRunToRunIsNeverKept() throws {
        let fixture = try NotebookFixture()
        let text = "```{swift}\nprint(Int.random(in: 0...1) < 5)\n```\n"
        #expect(try fixture.evaluate(text).diagnostics.map(\.code) == ["volatile-block"])
        #expect(try fixture.evaluate(text).runCount == 1)
        #expect(try fixture.evaluate("```{swift}\n//| cache: false\nprint(1)\n```\n").runCount == 1)
        #expect(try fixture.evaluate("```{swift}\n//| cache: false\nprint(1)\n```\n").runCount == 1)
    }

    @Test func aFailedBlockIsRunAgain() throws {
        let fixture = try NotebookFixture()
        let text = "```{swift}\nlet v = [1]\nprint(v[CommandLine.arguments.count])\n```\n"
        #expect(try fixture.evaluate(text).errorLines.count == 1)
        #expect(try fixture.evaluate(text).errorLines.count == 1)
    }

    /// Random notebooks under random edits: keeping outputs, values, modules and a kernel must never show.
    @Test func incrementalRunsEqualCleanRuns() throws {
        var generator = SeededGenerator(seed: 5)
        let kept = try NotebookFixture()
        // Here even the fastest block's values come from the cache.
        let restored = try NotebookFixture(keepsValuesAfter: 0)
        let living = try NotebookFixture()
        let session = KernelSession()
        var notebook = RandomNotebook(&generator)
        for _ in 0..<40 {
            notebook.edit(&generator)
            let text = notebook.text
            let clean = try NotebookFixture()
            for fixture in [kept, restored, living, clean] {
                for (name, content) in notebook.files { try fixture.write(content, to: name) }
            }
            let expected = try clean.evaluate(text)
            for incremental in [
                try kept.evaluate(text), try restored.evaluate(text), try living.evaluate(text, session: session),
            ] {
                #expect(incremental.texts == expected.texts, "\(text)")
                #expect(incremental.expressions == expected.expressions, "\(text)")
                #expect(incremental.errorLines == expected.errorLines, "\(text)")
            }
        }
    }
}
