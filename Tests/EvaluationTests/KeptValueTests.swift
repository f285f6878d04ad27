import Foundation
import NumericalMethods
import Testing

@testable import Evaluation

@Suite("Values of blocks that did not change come from the cache or the living kernel", .serialized)
struct KeptValueTests {
    private func notebook(_ blocks: [String]) -> String {
        blocks.map { "Prose.\n\n```{swift}\n\($0)\n```\n" }.joined(separator: "\n")
    }

    @Test func codableValuesComeBackInsteadOfARun() throws {
        let fixture = try NotebookFixture(keepsValuesAfter: 0)
        var blocks = [
            NotebookFixture.counting,
            """
            countRun("slow")
            struct Point: Codable, Equatable { var x: Double; var tags: [String: Int] }
            func shifted(_ p: Point) -> Point { Point(x: p.x + 1, tags: p.tags) }
            let points = [Point(x: 0.1, tags: ["a": 1, "b": 2]), Point(x: -0.0, tags: [:])]
            let (count, name) = (points.count, "σ")
            let maybe: Double? = nil
            """,
            "print(shifted(points[0]).x, points[0].tags[\"b\"]!, count, name, maybe as Any)",
        ]
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["1.1 2 2 σ nil\n"])
        blocks[2] += "\nprint(1 / points[1].x)"
        let titles = try fixture.explain(notebook(blocks))
        #expect(titles[1] == "kept from an earlier run; its values come from the cache for block (line 21)")
        let edited = try fixture.evaluate(notebook(blocks))
        #expect(edited.texts == ["1.1 2 2 σ nil\n-inf\n"])
        #expect(edited.errorLines == [])
        #expect(fixture.runs("slow") == 1)
    }

    @Test(arguments: [
        "final class Box { var v = 1 }\nlet box = Box()", "struct S { var v = 1 }\nlet box = S()",
        "struct S: Codable, Equatable { var v = 1; enum CodingKeys: CodingKey {}; static func == (a: S, b: S) -> Bool { a.v == b.v } }\nvar box = S()\nbox.v = 3",
    ])
    func whatDoesNotComeBackAsItWasRunsAgain(definition: String) throws {
        let fixture = try NotebookFixture(keepsValuesAfter: 0)
        var blocks = [NotebookFixture.counting, "countRun(\"slow\")\n" + definition, "print(box.v)"]
        let first = try fixture.evaluate(notebook(blocks))
        #expect(first.errorLines == [])
        blocks[2] = "print(box.v, 1)"
        #expect(try fixture.evaluate(notebook(blocks)).texts == first.texts.map { $0.replacing("\n", with: " 1\n") })
        #expect(fixture.runs("slow") == 2)
    }

    @Test func fastBlocksAreNotKept() throws {
        let fixture = try NotebookFixture(keepsValuesAfter: 30)
        var blocks = [NotebookFixture.counting, "countRun(\"fast\")\nlet a = 1", "print(a)"]
        _ = try fixture.evaluate(notebook(blocks))
        blocks[2] = "print(a, a)"
        #expect(try fixture.evaluate(notebook(blocks)).texts == ["1 1\n"])
        #expect(fixture.runs("fast") == 2)
    }

    @Test func aFileThatABlockWritesIsReadAnewByThoseBelow() throws {
        let fixture = try NotebookFixture()
        func text(_ number: Int) -> String {
            notebook([
                "import Foundation\ntry \"\(number)\".write(toFile: \"between.txt\", atomically: true, encoding: .utf8)",
                "import Foundation\nprint(try String(contentsOfFile: \"between.txt\", encoding: .utf8))",
            ])
        }
        #expect(try fixture.evaluate(text(1)).texts == ["1\n"])
        #expect(try fixture.evaluate(text(2)).texts == ["2\n"])
        #expect(try fixture.evaluate(text(2)).runCount == 0)
    }

    @Test func aLivingKernelRunsTheEditedBlockAlone() throws {
        let fixture = try NotebookFixture(keepsValuesAfter: 30)
        let session = KernelSession()
        var blocks = [
            NotebookFixture.counting, "countRun(\"a\")\nlet a = 2", "countRun(\"b\")\nlet b = a * 3", "print(b)",
        ]
        #expect(try fixture.evaluate(notebook(blocks), session: session).texts == ["6\n"])
        blocks[3] = "print(b, a)"
        let edited = try fixture.evaluate(notebook(blocks), session: session)
        #expect(edited.texts == ["6 2\n"])
        #expect(edited.runCount == 1)
        #expect(fixture.runs("a") == 1)
        #expect(fixture.runs("b") == 1)
    }

    @Test func aLivingKernelKeepsWhatTookLongWhenABlockBelowChanges() throws {
        let fixture = try NotebookFixture(keepsValuesAfter: 30)
        let session = KernelSession()
        var blocks = [
            NotebookFixture.counting, "countRun(\"a\")\nusleep(700_000)\nlet a = 2", "let b = a * 3",
            "func c() -> Int { b + 1 }", "print(c())",
        ]
        #expect(try fixture.evaluate(notebook(blocks), session: session).texts == ["7\n"])
        for factor in [5, 3, 5, 4] {
            blocks[2] = "let b = a * \(factor)"
            #expect(try fixture.evaluate(notebook(blocks), session: session).texts == ["\(2 * factor + 1)\n"])
            #expect(fixture.runs("a") == 1)
        }
        blocks[2] = "let b = Double(a)"
        blocks[3] = "func c() -> Double { b + 0.5 }"
        #expect(try fixture.evaluate(notebook(blocks), session: session).texts == ["2.5\n"])
        #expect(fixture.runs("a") == 1)
    }

    @Test func onlyWhatReadsAChangedInterfaceIsCompiledAgain() throws {
        let fixture = try NotebookFixture()
        func text(_ first: String) -> String {
            notebook([first, "let b = a * 2", "func c() -> Double { Double(b) }", "print(c(), a)"])
        }
        #expect(try fixture.evaluate(text("let a = 1")).compiledCount == 4)
        // Another value, another inside of a function: the interface is the same.
        let value = try fixture.evaluate(text("let a = 20"))
        #expect(value.compiledCount == 1 && value.texts == ["40.0 20\n"])
        // Another type: all that use it are compiled again.
        let type = try fixture.evaluate(text("let a = 1.5"))
        #expect(type.compiledCount == 4 && type.texts == ["3.0 1.5\n"])
        // Prose, comments above and the way back cost nothing.
        #expect(try fixture.evaluate("Prose.\n\n" + text("let a = 20")).compiledCount == 0)
    }

    @Test func aLivingKernelOutlivesErrorsAndCrashes() throws {
        let fixture = try NotebookFixture()
        let session = KernelSession()
        var blocks = ["let a = [4]", "print(a[0])"]
        #expect(try fixture.evaluate(notebook(blocks), session: session).texts == ["4\n"])
        blocks[1] = "print(a[CommandLine.arguments.count])"
        #expect(try fixture.evaluate(notebook(blocks), session: session).diagnostics.map(\.code) == ["trap"])
        blocks[1] = "print(a.count)"
        #expect(try fixture.evaluate(notebook(blocks), session: session).texts == ["1\n"])
        blocks[0] = "extension Int { var twice: Int { self * 2 } }\nlet a = [5]"
        blocks[1] = "print(a[0].twice)"
        #expect(try fixture.evaluate(notebook(blocks), session: session).texts == ["10\n"])
        blocks[0] = "extension Int { var twice: Int { self * 20 } }\nlet a = [5]"
        #expect(try fixture.evaluate(notebook(blocks), session: session).texts == ["100\n"])
    }
}
