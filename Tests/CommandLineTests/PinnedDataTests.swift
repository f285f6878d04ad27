import Foundation
import Testing

@Suite("Data files are the ones that the front matter pins", .serialized)
struct PinnedDataTests {
    // The SHA-256 of "abc", from FIPS 180-2, appendix B.1.
    private static let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    private func notebook(_ data: String) -> String { "---\ntitle: T\ndata: \(data)\n---\n\nText.\n" }

    @Test(arguments: [hash, hash.uppercased(), "ba7816bf", "'ba7816bf…'"])
    func rightFilePasses(hash: String) throws {
        let tool = try ToolRun()
        try tool.write("abc", to: "a.csv")
        try tool.write(notebook("[{path: a.csv, sha256: \(hash)}]"), to: "a.md")
        let result = try tool.run("render", "a.md", "--to", "html")
        #expect(result.status == 0, "\(result.errors)")
        // The report depends on the file though no block reads it.
        try tool.write("abd", to: "a.csv")
        let changed = try tool.run("render", "a.md", "--to", "html")
        #expect(changed.status == 3)
        #expect(changed.errors.contains("a.md:3:15: error: 'a.csv' is not the file that was meant"))
        #expect(changed.errors.contains("[changed-data]"))
        #expect(try tool.run("check", "a.md").status == 3)
    }

    @Test func missingFileAndMissingHashAreTold() throws {
        let tool = try ToolRun()
        try tool.write("abc", to: "a.csv")
        try tool.write(notebook("[{path: b.csv, sha256: ba7816bf}, a.csv]"), to: "a.md")
        let result = try tool.run("check", "a.md")
        #expect(result.status == 3)
        #expect(result.errors.contains("there is no file 'b.csv' [missing-data]"))
        #expect(result.errors.contains("[unpinned-data]"))
        #expect(result.errors.contains("write {path: a.csv, sha256: \(Self.hash)}"))
    }

    @Test(arguments: [
        "[{path: a.csv, sha256: 12}]", "[{path: a.csv, sha256: xyzxyzxyz}]", "[{sha256: ba7816bf}]", "[[a]]",
    ])
    func whatIsNoPinIsRefused(data: String) throws {
        let tool = try ToolRun()
        try tool.write("abc", to: "a.csv")
        try tool.write(notebook(data), to: "a.md")
        let result = try tool.run("check", "a.md")
        #expect(result.status == 3)
        #expect(result.errors.contains("[wrong-type]"))
    }
}
