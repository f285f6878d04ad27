import Foundation
import Testing

@Suite("--sandbox keeps blocks to their project", .serialized)
struct SandboxTests {
    /// Whether bubblewrap is there and may make namespaces here.
    static let isPossible: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/bwrap")
        process.arguments = ["--ro-bind", "/", "/", "--unshare-net", "true"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    @Test(.enabled(if: isPossible)) func projectIsReadableAndNothingElse() throws {
        let tool = try ToolRun()
        try tool.write("7\n", to: "data.csv")
        try tool.write(
            """
            ```{swift}
            import Foundation
            print(try String(contentsOfFile: "data.csv", encoding: .utf8))
            print(FileManager.default.fileExists(atPath: "/etc/passwd"), FileManager.default.createFile(atPath: "new.txt", contents: nil))
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in(sin_family: sa_family_t(AF_INET), sin_port: UInt16(80).bigEndian, sin_addr: in_addr(s_addr: inet_addr("192.0.2.1")), sin_zero: (0, 0, 0, 0, 0, 0, 0, 0))
            let status = withUnsafePointer(to: &address) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) } }
            print("network", status == 0 || errno != ENETUNREACH)
            ```
            """, to: "a.md")
        let result = try tool.run("render", "--sandbox", "a.md")
        #expect(result.status == 0, "\(result.errors)")
        let html = try String(decoding: #require(tool.read("a.html")), as: UTF8.self)
        #expect(html.contains("<samp>7"))
        #expect(html.contains("false false"))
        #expect(html.contains("network false"))
        #expect(tool.read("new.txt") == nil)
    }

    @Test(.enabled(if: isPossible)) func timeLimitsStillNameTheLine() throws {
        let tool = try ToolRun()
        try tool.write("```{swift}\n//| timeout: 1\nwhile true {}\n```\n", to: "a.md")
        let result = try tool.run("render", "--sandbox", "a.md")
        #expect(result.status == 1)
        #expect(result.errors.contains("a.md:3:"), "\(result.errors)")
        #expect(result.errors.contains("[timeout]"))
    }

    @Test func withoutBubblewrapItIsAnError() throws {
        let tool = try ToolRun()
        try tool.write("```{swift}\nprint(1)\n```\n", to: "a.md")
        let swift =
            ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").first {
                FileManager.default.fileExists(atPath: $0 + "/swiftc")
            } ?? ""
        let result = try tool.run(
            ["render", "--sandbox", "a.md"], signal: nil, after: 0, environment: ["PATH": String(swift)])
        // Where the compiler and bubblewrap share a folder there is nothing to see.
        guard !FileManager.default.fileExists(atPath: swift + "/bwrap") else { return }
        #expect(result.status == 5)
        #expect(result.errors.contains("bubblewrap"))
    }
}
