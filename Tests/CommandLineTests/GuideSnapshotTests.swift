import Foundation
import Testing

/// The manual uses every construct of the language: what each format makes of it is kept, so that no change goes unseen.
///
/// `RECORD_SNAPSHOTS=1` writes the files anew; look at `reports/guide.pdf` and `reports/guide.html` then.
@Suite struct GuideSnapshotTests {
    private let root =
        ((((#filePath as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent) as NSString)
        .deletingLastPathComponent

    @Test func everyFormatIsAsKept() throws {
        let tool = try ToolRun()
        for item in ["notebooks", "ionweave.yml"] {
            try FileManager.default.copyItem(atPath: "\(root)/\(item)", toPath: "\(tool.folder)/\(item)")
        }
        // The outputs are kept by a render; what prints a stage shows them then.
        let rendered = try tool.run("render", "notebooks/guide.md", "--to", "html")
        #expect(rendered.status == 0, "\(rendered.errors)")
        try check(tool.run("dump", "layout", "notebooks/guide.md").output, "guide.layout")
        let page = try String(decoding: #require(tool.read("reports/guide.html")), as: UTF8.self)
        let start = try #require(page.firstRange(of: "<main")).lowerBound
        // Drawings and images are compared where they are made.
        let text = page[start...].replacing(/<svg[\s\S]*?<\/svg>/, with: "<svg/>").replacing(
            /base64,[^"]*/, with: "base64,")
        try check(text, "guide.html")
        try check(tool.run("dump", "tree", "notebooks/guide.md").output, "guide.tree")
        let converted = try tool.run("convert", "notebooks/guide.md", "--to", "latex")
        #expect(converted.status == 0, "\(converted.errors)")
        try check(String(decoding: #require(tool.read("notebooks/guide.tex")), as: UTF8.self), "guide.tex")
    }

    private func check(_ text: some StringProtocol, _ name: String) throws {
        let text = String(text)
        let path = "\(root)/Tests/CommandLineTests/Snapshots/\(name)"
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOfFile: path, encoding: .utf8)
        KeptText.check(text, against: kept, name: name, advice: "look at the manual, then record it anew")
    }
}
