import Foundation
import NumericalMethods
import Testing

@Suite("Stopping the tool at any moment leaves nothing broken", .serialized)
struct InterruptionTests {
    @Test func interruptStopsABlockAndItsKernel() throws {
        let tool = try ToolRun()
        try tool.write("```{swift}\nwhile true {}\n```\n", to: "a.md")
        let start = Date()
        let result = try tool.run(["render", "a.md"], signal: SIGINT, after: 1.0)
        #expect(result.status == 130, "\(result.errors)")
        #expect(Date().timeIntervalSince(start) < 2.5)
        #expect(try tool.kernels() == [])
    }

    /// Half of the renders lose the tool, half the kernel, at a random moment; the second block takes long enough to be hit.
    @Test func killingAtAnyMomentKeepsReportAndCacheWhole() throws {
        let tool = try ToolRun()
        var generator = SeededGenerator(seed: 9)
        var hits = 0
        for round in 0..<200 {
            let text = "```{swift}\nlet a = \(round)\n```\n\n```{swift}\nusleep(50_000)\nprint(a * 2)\n```\n"
            try tool.write(text, to: "a.md")
            // The formats take turns: each is made from nothing now and then.
            let formats = ["html", "pdf,html", "svg,html"][round % 3]
            let killed = try tool.run(
                ["render", "--to", formats, "a.md"], signal: SIGKILL, after: generator.uniform() * 0.45,
                toKernel: round % 2 == 1)
            if killed.status != 0 { hits += 1 }
            if round % 2 == 1 { #expect(killed.status == 0 || killed.errors.contains("a.md:"), "\(killed.errors)") }
            for name in ["a.pdf", "a.html", "a-1.svg"] {
                guard let data = tool.read(name) else { continue }
                let text = String(decoding: data.suffix(16), as: UTF8.self)
                let ending = name == "a.pdf" ? "%%EOF\n" : name == "a.html" ? "</html>\n" : "</svg>\n"
                #expect(text.hasSuffix(ending), "\(name) ends with \(text)")
            }
            let whole = try tool.run("render", "--to", formats, "a.md")
            #expect(whole.status == 0, "\(whole.errors)")
            #expect(try String(decoding: #require(tool.read("a.html")), as: UTF8.self).contains("<samp>\(round * 2)\n"))
            #expect(try tool.kernels() == [])
        }
        #expect(hits > 50, "most of the moments must hit something: \(hits)")
    }
}
