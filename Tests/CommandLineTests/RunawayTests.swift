import Foundation
import Testing

@Suite("Blocks that go astray end in bounded time with a clear message", .serialized)
struct RunawayTests {
    private func render(_ block: String, _ options: String...) throws -> (result: ToolRun.Result, seconds: Double) {
        let tool = try ToolRun()
        try tool.write("Text.\n\n```{swift}\n\(block)\n```\n", to: "a.md")
        let start = Date()
        let result = try tool.run(["render"] + options + ["a.md"], signal: nil, after: 0)
        #expect(try tool.kernels() == [])
        return (result, Date().timeIntervalSince(start))
    }

    @Test func endlessLoop() throws {
        let (result, seconds) = try render("//| timeout: 1\nvar n = 0\nwhile true { n &+= 1 }")
        #expect(result.status == 1 && seconds < 20)
        #expect(result.errors.contains("a.md:6:") && result.errors.contains("[timeout]"), "\(result.errors)")
    }

    @Test func moreMemoryThanAllowed() throws {
        let (result, seconds) = try render(
            "//| memory: 300MB\nvar all: [[Double]] = []\nwhile true { all.append([Double](repeating: 1, count: 5_000_000)) }"
        )
        #expect(result.status == 1 && seconds < 20)
        #expect(result.errors.contains("a.md:6:") && result.errors.contains("[memory-limit]"), "\(result.errors)")
    }

    @Test func printingWithoutEnd() throws {
        let (result, seconds) = try render("//| timeout: 1\nwhile true { print(\"again and again\") }")
        #expect(result.status == 1 && seconds < 20)
        #expect(result.errors.contains("[timeout]"), "\(result.errors)")
        #expect(result.errors.utf8.count < 100_000)
    }

    @Test func forkingWithoutWaiting() throws {
        let marker = "\(UInt32.random(in: 1_000_000...9_999_999))"
        let block = """
            import Foundation
            for _ in 0..<5 {
                let sleeper = Process()
                sleeper.executableURL = URL(fileURLWithPath: "/bin/sleep")
                sleeper.arguments = ["\(marker)"]
                try sleeper.run()
            }
            print("started")
            """
        let (result, seconds) = try render(block)
        #expect(seconds < 20)
        #expect(result.errors.contains("[volatile-block]"), "\(result.errors)")
        usleep(200_000)
        let lines = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap {
            FileManager.default.contents(atPath: "/proc/\($0)/cmdline")
        }
        #expect(!lines.contains { String(decoding: $0, as: UTF8.self).contains(marker) })
    }

    @Test func writingOutsideTheProjectInASandbox() throws {
        guard SandboxTests.isPossible else { return }
        let place = NSTemporaryDirectory() + "ionweave-outside-\(UUID().uuidString)"
        let (result, seconds) = try render(
            "import Foundation\ntry \"x\".write(toFile: \"\(place)/a.txt\", atomically: false, encoding: .utf8)",
            "--sandbox")
        #expect(result.status == 1 && seconds < 20)
        #expect(result.errors.contains("a.md:5:") && result.errors.contains("[thrown-error]"), "\(result.errors)")
        #expect(!FileManager.default.fileExists(atPath: place))
    }
}
