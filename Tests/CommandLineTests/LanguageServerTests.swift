import Foundation
import Testing

/// A session of an editor with `ionweave language-server`, written down in advance.
@Suite struct LanguageServerTests {
    private static let notebook = "# Öne {#sec-a}\n\n🙂 see @sec-a and @sec-b.\n\n```{swift}\n//| fi\n```\n"

    private func message(_ method: String, _ parameters: [String: Any], id: Int? = nil) throws -> Data {
        var message: [String: Any] = ["jsonrpc": "2.0", "method": method, "params": parameters]
        message["id"] = id
        let body = try JSONSerialization.data(withJSONObject: message)
        return Data("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }

    /// The answers of a session, by the requests' numbers, and the messages that were published, in their order.
    private func session(_ messages: [Data], _ tool: ToolRun) throws -> (
        answers: [Int: Any], published: [[String: Any]], status: Int32
    ) {
        try messages.reduce(Data(), +).write(to: URL(fileURLWithPath: tool.folder + "/session"))
        let here = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = (here as NSString).deletingLastPathComponent + "/ionweave"
        let result = try tool.shell("'\(program)' language-server < session")
        var answers: [Int: Any] = [:]
        var published: [[String: Any]] = []
        for part in result.output.components(separatedBy: "Content-Length: ").dropFirst() {
            let body = part.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n")
            let object = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
            if let id = object["id"] as? Int { answers[id] = object["result"] ?? object["error"] }
            if let parameters = object["params"] as? [String: Any] { published.append(parameters) }
        }
        return (answers, published, result.status)
    }

    @Test func diagnosticsCompletionHoverAndDefinition() throws {
        let tool = try ToolRun()
        let address = "file://\(tool.folder)/a.md"
        func at(_ line: Int, _ character: Int) -> [String: Any] {
            ["textDocument": ["uri": address], "position": ["line": line, "character": character]]
        }
        let (answers, published, status) = try session(
            [
                message("initialize", [:], id: 1), message("initialized", [:]),
                message(
                    "textDocument/didOpen",
                    ["textDocument": ["uri": address, "languageId": "markdown", "version": 1, "text": Self.notebook]]),
                message("textDocument/hover", at(2, 10), id: 2), message("textDocument/definition", at(2, 10), id: 3),
                message("textDocument/completion", at(5, 6), id: 4),
                message("textDocument/completion", at(2, 9), id: 5),
                message("no/such", [:], id: 6),
                message(
                    "textDocument/didChange",
                    ["textDocument": ["uri": address, "version": 2], "contentChanges": [["text": "# Öne {#sec-a}\n"]]]),
                message("shutdown", [:], id: 7), message("exit", [:]),
            ], tool)
        #expect(status == 0)
        // The emoji counts two units: @sec-b starts at the twenty-first.
        let first = try #require(published.first?["diagnostics"] as? [[String: Any]])
        let unknown = try #require(first.first { $0["code"] as? String == "unknown-reference" })
        let range = try #require(unknown["range"] as? [String: [String: Int]])
        #expect(range["start"] == ["line": 2, "character": 18])
        #expect(first.contains { $0["code"] as? String == "wrong-type" })
        #expect((published.last?["diagnostics"] as? [Any])?.isEmpty == true)
        let hover = try #require(answers[2] as? [String: Any])
        #expect(((hover["contents"] as? [String: Any])?["value"] as? String)?.hasPrefix("Section 1") == true)
        let definition = try #require(answers[3] as? [String: Any])
        #expect(definition["uri"] as? String == address)
        #expect((definition["range"] as? [String: [String: Int]])?["start"]?["line"] == 0)
        func labels(_ id: Int) -> [String] {
            (answers[id] as? [[String: Any]] ?? []).compactMap { $0["label"] as? String }
        }
        #expect(labels(4).contains("fig-cap"))
        #expect(labels(5) == ["sec-a"])
        #expect((answers[6] as? [String: Any])?["code"] as? Int == -32601)
    }
}
