import Foundation
import Testing

@testable import Evaluation

@Suite("Blocks run in order, share their state and tell what went wrong where", .serialized)
struct BlockEvaluationTests {
    @Test func stateIsSharedAndChangedAcrossBlocks() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            var counter = 1
            func twice(_ x: Int) -> Int { 2 * x }
            ```

            ```{swift}
            counter += 1
            print("counted", counter)
            ```

            ```{swift}
            twice(counter) + 38
            ```
            """)
        #expect(evaluation.errorLines == [])
        #expect(evaluation.texts == ["counted 2\n", "42"])
    }

    @Test func printedTextAndValuesKeepTheirOrder() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            print("before")
            display("value")
            print("after")
            ```
            """)
        #expect(evaluation.texts == ["before\n", "value", "after\n"])
    }

    @Test func inlineExpressionsSeeTheBlocksBeforeThem() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            Early `{swift} 1 + 1`.

            ```{swift}
            var length = 3
            ```

            Then `{swift} length` and `{swift} length * 2`.

            ```{swift}
            length = 10
            ```

            At last `{swift} length`.
            """)
        #expect(evaluation.errorLines == [])
        #expect(evaluation.expressions == ["2", "3", "6", "10"])
    }

    @Test func inlineExpressionsTakeFormats() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            let energy = Quantity(0.31234, .electronvolt)
            let fitted = MeasuredQuantity(Uncertain(0.31234, standardUncertainty: 0.0041), .electronvolt)
            func both(_ text: String) -> Double { Double(text.split(separator: ";").count) }
            ```

            `{swift} energy`, `{swift} energy; .3 meV`, `{swift} fitted; ± eV`, `{swift} 12; .1e`,
            `{swift} both("1; 2")`, `{swift} both("a; b; c"); .1f`.
            """)
        #expect(evaluation.errorLines == [])
        #expect(
            evaluation.expressions == [
                "0.3123\u{202F}eV", "312\u{202F}meV", "0.312\u{202F}±\u{202F}0.004\u{202F}eV",
                "1.2\u{202F}×\u{202F}10^1^", "2\\.0", "3.0",
            ])
    }

    @Test func bareNumbersTakeNoUnit() throws {
        let evaluation = try NotebookFixture().evaluate("The barrier is `{swift} 0.32; .3 meV`.")
        #expect(evaluation.errorLines.count == 1)
        #expect(evaluation.errorLines.first?.hasPrefix("1:") == true)
        #expect(evaluation.errorLines.first?.contains("a number without a unit cannot be given in 'meV'") == true)
    }

    @Test func formatThatDoesNotFitIsToldWhereItStands() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            Fine `{swift} 1; .2`.

            And `{swift} Quantity(1, .electronvolt); .3 K`, `{swift} "a word"; .3`.
            """)
        #expect(evaluation.errorLines.count == 1)
        #expect(evaluation.errorLines.first?.hasPrefix("3:") == true)
        #expect(evaluation.errorLines.first?.contains("'eV' cannot be turned into 'K'") == true)
    }

    @Test func typeErrorNamesTheNotebooksLineAndColumn() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            # Title

            ```{swift}
            let a = 1
            let b: Int = "text"
            ```

            1. in a list

               ```{swift}
               undefinedName + 1
               ```
            """)
        #expect(evaluation.diagnostics.map(\.code) == ["swift-error", "swift-error"])
        #expect(evaluation.errorLines[0].hasPrefix("5:14 "))
        #expect(evaluation.errorLines[1].hasPrefix("11:4 "), "the displayed expression's wrapper shifts no column")
    }

    @Test func trapNamesTheLineThatTrapped() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            func pick(_ values: [Int], _ index: Int) -> Int {
                values[index]
            }
            ```

            ```{swift}
            print("start")
            let bad = pick([1, 2, 3], 7)
            ```
            """)
        #expect(evaluation.diagnostics.map(\.code) == ["trap"])
        #expect(evaluation.errorLines.first?.hasPrefix("3:") == true)
        #expect(evaluation.diagnostics.first?.notes.first?.span?.start.line == 9)
        #expect(evaluation.errorLines.first?.lowercased().contains("index out of range") == true)
    }

    @Test func arithmeticOverflowIsATrapWithItsReason() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            var big = Int.max
            big += CommandLine.arguments.count
            ```
            """)
        #expect(evaluation.diagnostics.map(\.code) == ["trap"])
        #expect(evaluation.errorLines.first?.hasPrefix("3:") == true)
        #expect(evaluation.errorLines.first?.contains("overflow") == true)
    }

    @Test func thrownErrorNamesTheThrow() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            struct Missing: Error, CustomStringConvertible { var description: String { "no such sample" } }
            func load(_ name: String) throws -> Int {
                guard name.isEmpty else { throw Missing() }
                return 1
            }
            ```

            ```{swift}
            let value = try load("LYC")
            ```
            """)
        #expect(evaluation.diagnostics.map(\.code) == ["thrown-error"])
        #expect(evaluation.errorLines.first?.contains("no such sample") == true)
        let lines = ([evaluation.diagnostics.first?.span] + (evaluation.diagnostics.first?.notes.map(\.span) ?? []))
            .compactMap { $0?.start.line }
        #expect(lines.contains(10), "the block's own try is named: \(lines)")
    }

    @Test func endlessLoopIsStoppedAndNamed() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            //| timeout: 1
            var x = 0
            while true { x &+= 1; if x == -1 { print(x) } }
            ```
            """)
        #expect(evaluation.diagnostics.map(\.code) == ["timeout"])
        #expect(evaluation.errorLines.first?.hasPrefix("4:") == true)
    }

    @Test func allowedErrorIsShownAndDependentBlocksAreSkipped() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            //| error: true
            let value: Int = "x"
            ```

            ```{swift}
            value + 1
            ```

            ```{swift}
            print("independent")
            ```
            """)
        #expect(evaluation.errorLines == [])
        #expect(evaluation.texts.count == 3)
        #expect(evaluation.texts[1].hasPrefix("failure: Not run"))
        #expect(evaluation.texts[2] == "independent\n")
    }

    @Test func twoDefinitionsOfOneNameNameBothPlaces() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            let sample = 1
            ```

            ```{swift}
            let sample = 2
            ```
            """)
        #expect(evaluation.diagnostics.map(\.code) == ["duplicate-definition"])
        #expect(evaluation.errorLines.first?.hasPrefix("6:5 ") == true)
        #expect(evaluation.diagnostics.first?.notes.first?.span?.start.line == 2)
    }

    @Test func compiledBlocksAreKeptByContent() throws {
        let fixture = try NotebookFixture()
        let text = "```{swift}\nlet a = 1\n```\n\n```{swift}\nprint(a)\n```\n"
        #expect(try fixture.evaluate(text).compiledCount == 2)
        #expect(try fixture.evaluate(text).compiledCount == 0)
        // Prose above a block moves its lines and recompiles nothing.
        #expect(try fixture.evaluate("Some prose.\n\n" + text).compiledCount == 0)
        #expect(try fixture.evaluate(text.replacing("a = 1", with: "a = 2")).compiledCount == 1)
        #expect(try fixture.evaluate(text.replacing("a = 1", with: "a = 2.5")).compiledCount == 2)
        // Here the first block is kept compiled, and both are kept as they were.
        #expect(try fixture.evaluate(text.replacing("print(a)", with: "print(a + 1)")).compiledCount == 1)
    }

    @Test func filesThatBlocksReadAreKnown() throws {
        let fixture = try NotebookFixture()
        try fixture.write("1,2\n", to: "data.csv")
        let evaluation = try fixture.evaluate(
            """
            ```{swift}
            import Foundation
            print(try String(contentsOfFile: "data.csv", encoding: .utf8))
            print(FileManager.default.fileExists(atPath: "absent.csv"))
            ```
            """)
        #expect(evaluation.errorLines == [])
        #expect(evaluation.inputs.map(\.input).contains(.file(fixture.folder + "/data.csv")))
        #expect(evaluation.inputs.map(\.input).contains(.file(fixture.folder + "/absent.csv")))
    }

    @Test func namesUsedTooEarlyNameBothPlaces() throws {
        let early = try NotebookFixture().evaluate(
            "```{swift}\nprint(energy)\n```\n\n```{swift}\nlet energy = 0.3\n```\n")
        #expect(early.errorLines == ["2:7 [use-before-definition] 'energy' is used before the block that defines it"])
        #expect(early.diagnostics.first?.notes.first?.span?.start.line == 6)
        let cycle = try NotebookFixture().evaluate(
            "```{swift}\nfunc f() -> Int { g() }\n```\n\n```{swift}\nfunc g() -> Int { f() }\n```\n")
        #expect(cycle.errorLines.map { $0.prefix(10) } == ["2:19 [use-"])
        #expect(cycle.diagnostics.first?.notes.compactMap(\.span?.start.line) == [6, 2])
    }

    @Test func checksThatFailStopTheBlockAtTheirLine() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            try check("two", 2.0, equals: 2.0, relativeTolerance: 1e-6)
            try check("three", 3.1, equals: 3.0, relativeTolerance: 0.01)
            ```
            """)
        #expect(evaluation.diagnostics.map(\.code) == ["thrown-error"])
        #expect(evaluation.errorLines.first?.hasPrefix("3:") == true)
    }

    @Test func memoryHasALimit() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            //| memory: 500MB
            var columns: [[Double]] = []
            for size in 1...100 {
                columns.append([Double](repeating: Double(size), count: 10_000_000))
            }
            print(columns.count)
            ```
            """)
        #expect(evaluation.diagnostics.map(\.code) == ["memory-limit"])
        #expect(evaluation.errorLines.first?.hasPrefix("5:") == true)
    }

    @Test func longOutputIsCut() throws {
        let evaluation = try NotebookFixture().evaluate(
            """
            ```{swift}
            let line = String(repeating: "x", count: 9999)
            for _ in 0..<1500 { print(line) }
            ```
            """)
        #expect(evaluation.errorLines == [])
        let length = evaluation.texts.joined().utf8.count
        #expect(length < 10_600_000 && length > 10_400_000)
        #expect(evaluation.texts.joined().hasSuffix("[output cut after 10 MiB]\n"))
    }

    @Test func exitAndForkLeaveNoProcessBehind() throws {
        let evaluation = try NotebookFixture().evaluate("```{swift}\nimport Foundation\nexit(3)\n```\n")
        #expect(evaluation.diagnostics.map(\.code) == ["kernel-exit"])
        let children = try NotebookFixture().evaluate(
            """
            ```{swift}
            import Foundation
            let sleeper = Process()
            sleeper.executableURL = URL(fileURLWithPath: "/bin/sleep")
            sleeper.arguments = ["98765"]
            try sleeper.run()
            ```
            """)
        #expect(children.diagnostics.map(\.code) == ["volatile-block"])
        usleep(200_000)
        let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter {
            $0.allSatisfy(\.isNumber)
        }
        let lines = processes.compactMap { FileManager.default.contents(atPath: "/proc/\($0)/cmdline") }
        #expect(!lines.contains { String(decoding: $0, as: UTF8.self).contains("98765") })
    }
}
