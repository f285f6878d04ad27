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
}
