import Diagnostics
import Foundation
import Testing

@testable import Document
@testable import Exporters

/// The examples of CommonMark's specification, version 0.30, against what `ionweave dump html --raw-html` prints.
///
/// The specification is not part of the project (its licence is CC-BY-SA 4.0). The file `test/spec.txt` of Debian's
/// source package `cmark` is found by the environment variable `IONWEAVE_COMMONMARK_SPEC`; without it the test is skipped.
@Suite struct CommonMarkTests {
    struct Example {
        var number: Int
        var source: String
        var html: String
    }

    static let path = ProcessInfo.processInfo.environment["IONWEAVE_COMMONMARK_SPEC"]

    static func examples(_ path: String) throws -> [Example] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let fence = String(repeating: "`", count: 32)
        var examples: [Example] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let start = lines.firstIndex(of: Substring(fence + " example")) {
            lines = lines[(start + 1)...]
            let source = lines.prefix { $0 != "." }
            lines = lines.dropFirst(source.count + 1)
            let html = lines.prefix { $0 != fence }
            lines = lines.dropFirst(html.count + 1)
            func joined(_ lines: ArraySlice<Substring>) -> String {
                lines.map { $0 + "\n" }.joined().replacing("→", with: "\t")
            }
            examples.append(Example(number: examples.count + 1, source: joined(source), html: joined(html)))
        }
        return examples
    }

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
        let examples = try Self.examples(try #require(Self.path))
        #expect(examples.count == 652)
        let extended = try Self.extended()
        for example in examples {
            let html = Self.html(example.source)
            if extended.contains(example.number) {
                #expect(html != example.html, "example \(example.number) needs no place in the list any more")
            } else {
                #expect(html == example.html, "example \(example.number): \(example.source)")
            }
        }
    }
}
