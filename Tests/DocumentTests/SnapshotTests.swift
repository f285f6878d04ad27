import Diagnostics
import Glibc
import Testing

@testable import Document

/// Files beside the tests that hold what a tree must look like.
enum Snapshot {
    private static let folder = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Snapshots"

    static func notebook() throws -> SourceFile {
        let bytes = try DiskFiles(folder: folder).contents(of: "notebook.md")
        return SourceFile(name: "notebook.md", text: String(decoding: bytes, as: UTF8.self))
    }

    /// Compares a text with a file; a missing one is written and the test fails. `RECORD_SNAPSHOTS=1` writes anew.
    static func compare(_ text: String, with name: String) throws {
        let files = DiskFiles(folder: folder)
        guard files.exists(name), getenv("RECORD_SNAPSHOTS") == nil else {
            let file = try #require(fopen("\(folder)/\(name)", "w"))
            fputs(text, file)
            fclose(file)
            Issue.record("'\(name)' has been written: look at it and run again")
            return
        }
        let expected = String(decoding: try files.contents(of: name), as: UTF8.self)
        let difference = text.split(separator: "\n").difference(from: expected.split(separator: "\n"))
        let changes = difference.map { change in
            switch change {
            case .insert(_, let line, _): "+ \(line)"
            case .remove(_, let line, _): "- \(line)"
            }
        }
        #expect(changes.isEmpty, "\(changes.joined(separator: "\n"))")
    }
}

@Suite struct SnapshotTests {
    @Test func tree() throws {
        let (document, diagnostics) = NotebookParser.parse(try Snapshot.notebook())
        #expect(diagnostics.isEmpty)
        try Snapshot.compare(TreeText.of(document), with: "notebook.tree.txt")
    }

    @Test func resolvedTree() throws {
        let (document, _) = NotebookParser.parse(try Snapshot.notebook())
        let outputs: [[CellOutput]] = [[.printed("1\n"), .figure(GraphicIdentifier("g"), alternative: "A line")]]
        let (resolved, diagnostics) = DocumentResolver.resolve(
            document, outputs: outputs, expressions: ["LYC", "0.31(2) eV"])
        #expect(diagnostics.isEmpty)
        try Snapshot.compare(TreeText.of(resolved), with: "notebook.resolved.txt")
    }
}
