import Testing

@testable import SwiftSource

@Suite struct BlockSourceTests {
    @Test func definitionsOfTheTopLevelOnly() {
        let source = BlockSource(
            parsing: """
                import Foundation
                let (a, b) = (1, 2), c = 3
                func fit(_ x: Int, to y: Int) -> Int { let inner = 1; return inner }
                struct Cell { var size = 1 }
                for index in 0..<3 { let hidden = index; print(hidden) }
                """)
        #expect(source.definitions.map(\.signature) == ["a", "b", "c", "fit(_:to:)", "Cell"])
        #expect(source.imports == ["Foundation"])
        #expect(!source.extendsOthers)
    }

    @Test(arguments: [
        ("let x = 1\nx + 1", "x + 1"), ("f(1) { $0 }", "f(1) { $0 }"), ("try g()", "try g()"),
        ("Figure { }\n    .title(\"a\") // note", "Figure { }\n    .title(\"a\")"),
    ])
    func lastExpressionIsDisplayed(text: String, expected: String) throws {
        let range = try #require(BlockSource(parsing: text).displayedExpression)
        #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == expected)
    }

    @Test(arguments: [
        "x = 3", "x += 1", "let y = 2", "if a { b() }", "for i in c { d(i) }", "", "// nothing",
        "switch x { default: y() }",
    ])
    func statementsAreNotDisplayed(text: String) {
        #expect(BlockSource(parsing: text).displayedExpression == nil)
    }

    @Test func comparisonsAreDisplayed() { #expect(BlockSource(parsing: "a == b").displayedExpression != nil) }

    @Test func onlyAwaitAtTheTopLevelCounts() {
        #expect(BlockSource(parsing: "let x = await f()").topLevelAwait == 8)
        #expect(BlockSource(parsing: "func g() async { await f() }\nTask { await g() }").topLevelAwait == nil)
    }

    @Test(arguments: [
        ("let t = Date()", ["Date"]), ("let d = Date(timeIntervalSince1970: 0)", []), ("let d: Date = .now", ["now"]),
        ("let x = Double.random(in: 0...1)", ["random"]), ("let x = Double.random(in: 0...1, using: &g)", []),
        ("let y = xs.shuffled()", ["shuffled"]), ("let time = 3.0\nprint(time)", []), ("let t = time(nil)", ["time"]),
        ("let id = UUID()", ["UUID"]), ("let p = Process()", ["Process"]),
        ("let e = ProcessInfo.processInfo", ["ProcessInfo"]),
        ("let c = clock()", ["clock"]), ("let c = series.clock()", []), ("getenv(\"A\")", ["getenv"]),
    ])
    func whatDiffersFromRunToRunIsFound(text: String, names: [String]) {
        #expect(BlockSource(parsing: text).volatileUses.map(\.name) == names)
    }

    @Test func callsOfMemoSayWhatTheyUse() throws {
        let source = BlockSource(
            parsing:
                "let a = try memo(\"fit\", data, model.start) { x in\n  let y = data.count\n  return fit(data, y + x.k)\n}"
        )
        let call = try #require(source.memoCalls.first)
        #expect(call.name == "fit" && call.offset == 12)
        #expect(call.inputs == ["data", "model"])
        #expect(call.mentions == ["data", "fit", "+"])
        #expect(BlockSource(parsing: "memo(\"a\\(1)\") { 1 }").memoCalls.first?.name == nil)
    }
}
