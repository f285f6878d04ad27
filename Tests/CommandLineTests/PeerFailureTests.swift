import Foundation
import Testing

/// What other tools were seen to do wrong: old numbers after a data file changed, success after a failed block, errors without their line.
@Suite("What other tools get wrong", .serialized)
struct PeerFailureTests {
    @Test(arguments: [
        "print(try DataTable(contentsOf: \"data.csv\").numbers(\"x\")[0])",
        "import Foundation\nprint(try String(contentsOfFile: \"data.csv\", encoding: .utf8).split(separator: \"\\n\")[1])",
        "import Foundation\nprint(String(decoding: FileManager.default.contents(atPath: \"data.csv\")!, as: UTF8.self).split(separator: \"\\n\")[1])",
        "let file = fopen(\"data.csv\", \"r\")!\nvar line = [CChar](repeating: 0, count: 80)\nfgets(&line, 80, file)\nfgets(&line, 80, file)\nfclose(file)\nprint(String(cString: line))",
        "let file = open(\"data.csv\", O_RDONLY)\nvar bytes = [UInt8](repeating: 0, count: 80)\nlet count = read(file, &bytes, 80)\nclose(file)\nprint(String(decoding: bytes[2..<count], as: UTF8.self))",
    ])
    func aChangedDataFileIsNeverOverlooked(block: String) throws {
        let tool = try ToolRun()
        try tool.write("x\n1.25\n", to: "data.csv")
        try tool.write("```{swift}\n\(block)\n```\n", to: "a.md")
        func shown(_ number: String) throws -> Bool {
            let result = try tool.run("render", "--to", "html", "a.md")
            #expect(result.status == 0, "\(result.errors)")
            return try String(decoding: #require(tool.read("a.html")), as: UTF8.self).contains("<samp>\(number)")
        }
        #expect(try shown("1.25"))
        #expect(try tool.run("render", "--to", "html", "a.md").output.contains("unchanged"))
        try tool.write("x\n2.50\n", to: "data.csv")
        #expect(try shown("2.5"))
        #expect(try tool.run("explain", "a.md").output.contains("kept"))
    }

    @Test(arguments: [
        ("let s: String = 4", "a.md:7:17: error:", "[swift-error]"),
        ("let v = [1, 2]\nprint(v[CommandLine.arguments.count + 1])", "a.md:8:", "[trap]"),
        (
            "struct Missing: Error {}\nfunc f() throws { throw Missing() }\ntry f()", "a.md:8:19: error:",
            "[thrown-error]"
        ),
        ("try check(\"two\", 2.1, equals: 2, relativeTolerance: 0.01)", "a.md:7:5: error:", "check failed: two"),
    ])
    func aFailedBlockEndsWithItsLineAndNoReport(block: String, place: String, message: String) throws {
        let tool = try ToolRun()
        try tool.write("# T\n\nText.\n\n```{swift}\n//| echo: true\n\(block)\n```\n\nMore text.\n", to: "a.md")
        let result = try tool.run("render", "a.md")
        #expect(result.status == 1)
        #expect(result.errors.contains(place) && result.errors.contains(message), "\(result.errors)")
        #expect(tool.read("a.pdf") == nil && tool.read("a.html") == nil)
    }
}
