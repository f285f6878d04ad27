import Diagnostics
import Foundation
import Testing

@testable import Document
@testable import Exporters

/// The examples of CommonMark's specification, version 0.30, against what `ionweave dump html --raw-html` prints.
///
/// The specification is not part of the project (its licence is CC-BY-SA 4.0). Its examples are found as `spec.json` in Debian's
/// package `golang-github-yuin-goldmark-dev`, or where `IONWEAVE_COMMONMARK_SPEC` says; without them the test is skipped.
@Suite struct CommonMarkTests {
    struct Example: Decodable {
        var example: Int
        var markdown: String
        var html: String
    }

    static let path: String? = {
        let path =
            ProcessInfo.processInfo.environment["IONWEAVE_COMMONMARK_SPEC"]
            ?? "/usr/share/gocode/src/github.com/yuin/goldmark/_test/spec.json"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()

    /// Examples that an extension reads in its own way, with the reason, from the list beside this file.
    private static func extended() throws -> Set<Int> {
        let list = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/commonmark-extensions.txt"
        return Set(
            try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n")
                .filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: " ").first.flatMap { Int($0) } })
    }

    private static func html(_ source: String) -> String {
        let file = SourceFile(name: "example.md", text: source)
        let document = NotebookParser.parse(file, options: .plain(rawHTML: true)).document
        let resolved = DocumentResolver.resolve(document, outputs: [], expressions: [], format: .html).document
        return HTMLExporter(figures: { _ in nil }, images: { _ in nil }, writesRawHTML: true).fragment(resolved)
    }

    @Test(.enabled(if: path != nil)) func specificationExamples() throws {
        let examples = try JSONDecoder().decode(
            [Example].self, from: Data(contentsOf: URL(filePath: try #require(Self.path))))
        #expect(examples.count == 652)
        let extended = try Self.extended()
        for example in examples {
            let html = Self.html(example.markdown)
            if extended.contains(example.example) {
                #expect(html != example.html, "example \(example.example) needs no place in the list any more")
            } else {
                #expect(html == example.html, "example \(example.example): \(example.markdown)")
            }
        }
    }
}
