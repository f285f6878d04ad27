import Foundation
import Testing

@Suite("The preview follows its notebook", .serialized)
struct PreviewTests {
    /// A preview that runs until it is let go.
    private final class Running {
        let tool: ToolRun
        let process = Process()
        let address: String

        init(_ tool: ToolRun) throws {
            self.tool = tool
            let here = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            process.executableURL = URL(fileURLWithPath: (here as NSString).deletingLastPathComponent + "/ionweave")
            process.arguments = ["preview", "a.md"]
            process.currentDirectoryURL = URL(fileURLWithPath: tool.folder)
            let output = Pipe()
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            var text = ""
            while !text.contains("Ctrl-C") {
                let data = output.fileHandleForReading.availableData
                if data.isEmpty { break }
                text += String(decoding: data, as: UTF8.self)
            }
            address = try String(#require(text.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("http") }))
        }

        deinit {
            process.interrupt()
            process.waitUntilExit()
        }

        func get(_ path: String = "") throws -> String { try tool.shell("curl -sS '\(address)\(path)'").output }

        /// The page once it is newer than a version; the first is the text without results.
        func page(newerThan version: Int) throws -> (version: Int, text: String) {
            // Answers also come when a block begins to run.
            while true {
                let newer = try #require(Int(get("newer?than=\(version)").prefix { $0 != "\n" }))
                if newer != version { return (newer, try get()) }
            }
        }
    }

    private func notebook(_ last: String) -> String {
        "# Title\n\n```{swift}\nlet a = 21\n```\n\nText before.\n\n```{swift}\n\(last)\n```\n\nText after.\n"
    }

    @Test func savedChangesErrorsAndDataFilesAreSeen() throws {
        let tool = try ToolRun()
        try tool.write("1\n", to: "data.csv")
        try tool.write(notebook("print(a * 2)"), to: "a.md")
        let preview = try Running(tool)
        #expect(preview.address.hasPrefix("http://127.0.0.1:"))
        var page = try preview.page(newerThan: 1)
        #expect(page.text.contains("42") && page.text.contains("newer?"))

        try tool.write(notebook("print(a * \"x\")"), to: "a.md")
        page = try preview.page(newerThan: page.version)
        let problem = try #require(page.text.range(of: "a.md:10:"))
        let before = try #require(page.text.range(of: "Text before."))
        let after = try #require(page.text.range(of: "Text after."))
        #expect(before.upperBound < problem.lowerBound && problem.upperBound < after.lowerBound)

        try tool.write(
            notebook("import Foundation\nprint(a, try String(contentsOfFile: \"data.csv\", encoding: .utf8))"),
            to: "a.md")
        page = try preview.page(newerThan: page.version)
        #expect(page.text.contains("21 1"))
        try tool.write("22\n", to: "data.csv")
        page = try preview.page(newerThan: page.version)
        #expect(page.text.contains("21 22"))
    }

    @Test func aBlockThatIsNoLongerWantedIsStopped() throws {
        let tool = try ToolRun()
        try tool.write(notebook("print(a)"), to: "a.md")
        let preview = try Running(tool)
        var page = try preview.page(newerThan: 1)
        let start = Date()
        try tool.write(notebook("usleep(60_000_000)"), to: "a.md")
        while try !preview.get("newer?than=\(page.version)").contains("runs") {}
        // A change of the text lets the block go on, one of the block ends it.
        try tool.write(notebook("usleep(60_000_000)") + "More.\n", to: "a.md")
        usleep(700_000)
        #expect(try preview.get("newer?than=\(page.version)").contains("block 2 of 2"))
        try tool.write(notebook("print(a + 4)"), to: "a.md")
        page = try preview.page(newerThan: page.version)
        #expect(page.text.contains("25"))
        #expect(Date().timeIntervalSince(start) < 30)
    }

    @Test func onlyTheAddressWithItsTokenIsServed() throws {
        let tool = try ToolRun()
        try tool.write(notebook("print(a)"), to: "a.md")
        let preview = try Running(tool)
        let port = try #require(preview.address.split(separator: ":").last?.prefix { $0.isNumber })
        let answer = try tool.shell("curl -sS -o /dev/null -w '%{http_code}' http://127.0.0.1:\(port)/")
        #expect(answer.output == "404")
    }
}
