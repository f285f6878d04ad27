import Foundation
import NumericalMethods
import Testing

@Suite("Stopping the tool at any moment leaves nothing broken", .serialized)
struct InterruptionTests {
    private func kernels(in folder: String) throws -> Int {
        let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter {
            $0.allSatisfy(\.isNumber)
        }
        return processes.count { process in
            let line =
                FileManager.default.contents(atPath: "/proc/\(process)/cmdline").map {
                    String(decoding: $0, as: UTF8.self)
                } ?? ""
            return line.contains("ionweave-kernel") && line.contains(folder)
        }
    }

    @Test func interruptStopsABlockAndItsKernel() throws {
        let tool = try ToolRun()
        try tool.write("```{swift}\nwhile true {}\n```\n", to: "a.md")
        let start = Date()
        let result = try tool.run(["render", "a.md"], signal: SIGINT, after: 1.0)
        #expect(result.status == 130, "\(result.errors)")
        #expect(Date().timeIntervalSince(start) < 2.5)
        #expect(try kernels(in: tool.folder) == 0)
    }

    @Test func killingAtAnyMomentKeepsReportAndCacheWhole() throws {
        let tool = try ToolRun()
        var generator = SeededGenerator(seed: 9)
        for round in 0..<20 {
            let text = "```{swift}\nlet a = \(round)\n```\n\n```{swift}\nprint(a * 2)\n```\n"
            try tool.write(text, to: "a.md")
            _ = try tool.run(["render", "a.md"], signal: SIGKILL, after: generator.uniform() * 0.5)
            for name in ["a.pdf", "a.html"] {
                guard let data = tool.read(name) else { continue }
                #expect(
                    name == "a.pdf"
                        ? data.suffix(8).contains(UInt8(ascii: "%"))
                        : String(decoding: data, as: UTF8.self).hasSuffix("</html>\n"))
            }
            let whole = try tool.run("render", "a.md")
            #expect(whole.status == 0, "\(whole.errors)")
            #expect(try String(decoding: #require(tool.read("a.html")), as: UTF8.self).contains("<samp>\(round * 2)"))
            #expect(try kernels(in: tool.folder) == 0)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: tool.folder).filter { $0.hasSuffix(".tmp") }
        #expect(left.count <= 20)
    }
}
